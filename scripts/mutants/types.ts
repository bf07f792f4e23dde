import ts from 'typescript';

/** What the type checker says about an expression, as far as faults depend on it. */
export class Types {
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  of(node: ts.Expression): ts.Type {
    return this.#checker.getTypeAtLocation(node);
  }

  /** The type that is wanted where the expression stands; its own where nothing particular is wanted. */
  wanted(node: ts.Expression): ts.Type {
    const wanted = this.#checker.getContextualType(node);
    if (!wanted || wanted.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Void))
      return this.of(node);
    return wanted;
  }

  /** Nobody takes what the expression gives: the body of a callback that returns nothing. */
  isIgnored(node: ts.Expression): boolean {
    return ((this.#checker.getContextualType(node)?.flags ?? 0) & ts.TypeFlags.Void) !== 0;
  }

  isNumber = (type: ts.Type): boolean => everyPart(type, ts.TypeFlags.NumberLike);
  isBoolean = (type: ts.Type): boolean => everyPart(type, ts.TypeFlags.BooleanLike);
  /** Any text, not one of a list of literals. */
  isText = (type: ts.Type): boolean => everyPart(type, ts.TypeFlags.String);
  isList = (type: ts.Type): boolean => this.#checker.isArrayType(type);

  /** The word for "none" that the type allows, if it does. */
  none(type: ts.Type): 'null' | 'undefined' | null {
    const parts = type.isUnion() ? type.types : [type];
    if (parts.some((part) => part.flags & ts.TypeFlags.Null)) return 'null';
    return parts.some((part) => part.flags & ts.TypeFlags.Undefined) ? 'undefined' : null;
  }

  /** May `node` stand where a value of `type` is wanted? `any` does not count: it may stand everywhere. */
  fits(node: ts.Expression, type: ts.Type): boolean {
    const own = this.of(node);
    if (this.isList(own) !== this.isList(type)) return false;
    const loose = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never;
    if ((own.flags | type.flags) & loose) return false;
    return this.#checker.isTypeAssignableTo(this.#items(own), this.#items(type));
  }

  /** What a list holds: a list that may not be written to does for one that may. */
  #items(type: ts.Type): ts.Type {
    return this.isList(type) ? (this.#checker.getTypeArguments(type as ts.TypeReference)[0] ?? type) : type;
  }
}

function everyPart(type: ts.Type, flags: ts.TypeFlags): boolean {
  return type.isUnion() ? type.types.every((part) => part.flags & flags) : (type.flags & flags) !== 0;
}
