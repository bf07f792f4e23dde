import ts from 'typescript';
import type { Fault } from './mutant.ts';
import type { Types } from './types.ts';

/** The operator that is put instead. Text joined by `+` is left alone: what is wrong there is wording. */
const ARITHMETIC: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
  '<<': '>>',
  '>>': '<<',
  '>>>': '<<',
  '&': '|',
  '|': '&',
  '^': '&',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '|=': '&=',
  '&=': '|=',
};
const COMPARISON: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '===': '!==',
  '!==': '===',
};
const BOUNDARY: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };

const text = (node: ts.Node): string => node.getText();

/** `left` and `right` as operands of another operator: in brackets where they are not plain. */
const operand = (node: ts.Expression): string =>
  ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isPropertyAccessExpression(node)
    ? text(node)
    : `(${text(node)})`;

function binaryFaults(node: ts.BinaryExpression, types: Types): Fault[] {
  const operator = text(node.operatorToken);
  const [left, right] = [operand(node.left), operand(node.right)];
  const faults: Fault[] = [];
  const put = (kind: Fault['kind'], other: string | undefined) => {
    if (other) faults.push({ kind, mutated: `${left} ${other} ${right}` });
  };
  if (types.isNumber(types.of(node.left)) && types.isNumber(types.of(node.right)))
    put('arithmetic', ARITHMETIC[operator]);
  put('comparison', COMPARISON[operator]);
  put('boundary', BOUNDARY[operator]);
  if (operator === '&&' || operator === '||') {
    put('condition', operator === '&&' ? '||' : '&&');
    for (const side of [node.left, node.right])
      if (types.fits(side, types.of(node))) faults.push({ kind: 'condition', mutated: text(side) });
  }
  if (operator === '??')
    for (const side of [node.left, node.right])
      if (types.fits(side, types.wanted(node))) faults.push({ kind: 'condition', mutated: text(side) });
  return faults;
}

function unaryFaults(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Fault[] {
  const inner = text(node.operand);
  switch (node.operator) {
    case ts.SyntaxKind.PlusPlusToken:
      return [
        { kind: 'arithmetic', mutated: ts.isPrefixUnaryExpression(node) ? `--${inner}` : `${inner}--` },
      ];
    case ts.SyntaxKind.MinusMinusToken:
      return [
        { kind: 'arithmetic', mutated: ts.isPrefixUnaryExpression(node) ? `++${inner}` : `${inner}++` },
      ];
    case ts.SyntaxKind.ExclamationToken:
      return [{ kind: 'condition', mutated: inner }];
    default:
      return [{ kind: 'arithmetic', mutated: inner }];
  }
}

/** A value of the type that says nothing: none, 0, an empty list; both of yes and no. */
function emptyValues(type: ts.Type, types: Types): string[] {
  const none = types.none(type);
  if (none) return [none];
  if (types.isBoolean(type)) return ['true', 'false'];
  if (types.isNumber(type)) return ['0'];
  if (types.isText(type)) return ["''"];
  return types.isList(type) ? ['[]'] : [];
}

/**
 * The call left out: what it is called on, or what it is given, where that is of the type wanted; else a value
 * that says nothing. A call whose object nothing else can stand for is not drawn: the types refuse the fault.
 */
function callFaults(node: ts.CallExpression, types: Types): Fault[] {
  const { expression: callee, parent } = node;
  if (callee.kind === ts.SyntaxKind.SuperKeyword || callee.kind === ts.SyntaxKind.ImportKeyword) return [];
  // A rune of Svelte stands where it stands: its compiler takes it nowhere else.
  if (/^\$(state|derived|effect|props|inspect)\b/.test(text(callee))) return [];
  const statement = ts.isAwaitExpression(parent) ? parent.parent : parent;
  if (ts.isExpressionStatement(statement) || types.isIgnored(node))
    return [{ kind: 'call', mutated: 'undefined' }];
  const type = types.wanted(node);
  const stand: ts.Expression[] = [];
  if (ts.isPropertyAccessExpression(callee) && !ts.isOptionalChain(node)) stand.push(callee.expression);
  const given = node.arguments.filter((argument) => !ts.isSpreadElement(argument));
  stand.push(...(/^Math\.(min|max)$/.test(text(callee)) ? given : given.slice(0, 1)));
  const fitting = stand.filter((other) => types.fits(other, type)).map(text);
  return (fitting.length ? fitting : emptyValues(type, types)).map((mutated) => ({ kind: 'call', mutated }));
}

const conditionFaults = (loop: boolean): Fault[] =>
  // A loop that never ends needs no test to be seen.
  (loop ? ['false'] : ['true', 'false']).map((mutated) => ({ kind: 'condition', mutated }));

/** Does the function order a list? Then only the sign of what it returns has a meaning. */
function comparesForSort(node: ts.Expression): boolean {
  const made = ts.findAncestor(node.parent, ts.isFunctionLike);
  const call = made?.parent;
  return !!call && ts.isCallExpression(call) && /(^|\.)(sort|toSorted)$/.test(text(call.expression));
}

/** Another value returned: the opposite, none, nothing, a tenth less. */
function returnFaults(node: ts.Expression, types: Types): Fault[] {
  const own = types.of(node);
  const faults = (...all: string[]): Fault[] => all.map((mutated) => ({ kind: 'return', mutated }));
  if (types.isBoolean(own)) return faults(own.isUnion() ? `!(${text(node)})` : String(text(node) !== 'true'));
  if (types.isNumber(own)) {
    if (ts.isNumericLiteral(node)) return faults(String(Number(node.text) + 1));
    if (comparesForSort(node)) return faults(`-(${text(node)})`);
    return faults('0', `(${text(node)}) * 0.9`);
  }
  return faults(...emptyValues(types.none(types.wanted(node)) ? types.wanted(node) : own, types));
}

/** Is the expression one that decides which way to go? */
function decides(node: ts.Expression): 'branch' | 'loop' | null {
  const { parent } = node;
  if (
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node)
  )
    return 'branch';
  if ((ts.isWhileStatement(parent) || ts.isDoStatement(parent)) && parent.expression === node) return 'loop';
  return ts.isForStatement(parent) && parent.condition === node ? 'loop' : null;
}

const isReturned = (node: ts.Expression): boolean =>
  (ts.isReturnStatement(node.parent) && node.parent.expression === node) ||
  (ts.isArrowFunction(node.parent) && node.parent.body === node);

/** Every fault that the expression may carry. */
export function faultsOf(node: ts.Expression, types: Types): Fault[] {
  const faults: Fault[] = [];
  if (ts.isBinaryExpression(node)) faults.push(...binaryFaults(node, types));
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
    faults.push(...unaryFaults(node));
  if (ts.isCallExpression(node)) faults.push(...callFaults(node, types));
  const way = decides(node);
  if (way) faults.push(...conditionFaults(way === 'loop'));
  if (isReturned(node) && !types.isIgnored(node)) faults.push(...returnFaults(node, types));
  return faults;
}
