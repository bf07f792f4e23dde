import { relative, resolve } from 'node:path';
import ts from 'typescript';
import { randomStream } from '../../src/model/basics/random.ts';
import { faultsOf } from './faults.ts';
import type { Mutant } from './mutant.ts';
import { Types } from './types.ts';

/** Compiles the project once, for the types of its expressions. */
export function compile(root: string, config: string): ts.Program {
  const path = resolve(root, config);
  const { config: given } = ts.readConfigFile(path, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(given, ts.sys, root);
  return ts.createProgram(fileNames, options);
}

/** Parts that do nothing when the program runs, and what a thrown bug says of itself. */
const isSilent = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isThrowStatement(node);

/** An inner link of `a?.b().c`: put in brackets it would no longer end where `a` is missing. */
const isInnerLink = (node: ts.Node): boolean =>
  ts.isOptionalChain(node) &&
  ts.isOptionalChain(node.parent) &&
  (node.parent as ts.PropertyAccessChain).expression === node;

/** The function, method or variable of the file's top that holds the node. */
function nameAround(node: ts.Node): string {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isConstructorDeclaration(at)) return 'constructor';
    if (ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at) || ts.isAccessor(at))
      return at.name?.getText() ?? '';
    if (ts.isVariableDeclaration(at) && ts.isSourceFile(at.parent.parent.parent)) return at.name.getText();
  }
  return '';
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** Every fault of the file, in the order of the text. */
function mutantsOf(source: ts.SourceFile, file: string, types: Types): Omit<Mutant, 'id'>[] {
  const mutants: Omit<Mutant, 'id'>[] = [];
  const seen = new Set<string>();
  const times = new Map<string, number>();
  const visit = (node: ts.Node): void => {
    if (isSilent(node)) return;
    if (ts.isExpression(node) && !isInnerLink(node))
      for (const { kind, mutated } of faultsOf(node, types)) {
        const [start, end, original] = [node.getStart(source), node.end, node.getText(source)];
        const place = `${start} ${end} ${flat(mutated)}`;
        if (flat(mutated) === flat(original) || seen.has(place)) continue;
        seen.add(place);
        const within = nameAround(node);
        const same = `${within} ${flat(original)} ${flat(mutated)}`;
        const nth = times.get(same) ?? 0;
        times.set(same, nth + 1);
        const line = source.getLineAndCharacterOfPosition(start).line + 1;
        mutants.push({ file, start, end, line, within, kind, original, mutated, nth });
      }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** Every fault of the room's source files, by file and place. */
export function findMutants(program: ts.Program, root: string, room: string): Mutant[] {
  const types = new Types(program.getTypeChecker());
  const folder = `src/${room}/`;
  const files = program
    .getSourceFiles()
    .map((source) => ({ source, file: relative(root, source.fileName).replaceAll('\\', '/') }))
    .filter(({ file }) => file.startsWith(folder) && !/(\.d|\.test)\.ts$/.test(file))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return files
    .flatMap(({ source, file }) => mutantsOf(source, file, types))
    .map((mutant, id) => ({ id, ...mutant }));
}

/** `count` of them by lot; the same seed draws the same from the same sources. */
export function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = randomStream(seed, 'mutants');
  const lot = [...mutants];
  for (let k = lot.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [lot[k], lot[other]] = [lot[other], lot[k]];
  }
  return lot.slice(0, count).sort((a, b) => a.id - b.id);
}
