// Finds every command of the product by its type: a function whose first argument is an actor and
// that returns a promise of a Result.
import ts from 'typescript';
import { isTest } from './tree.ts';

export type FoundCommand = { name: string; file: string };

/** Core's frames, which make commands and are none. */
const frames = ['transact'];

function isCommand(checker: ts.TypeChecker, type: ts.Type): boolean {
  return type.getCallSignatures().some((signature) => {
    const [first] = signature.getParameters();
    const { valueDeclaration } = first ?? {};
    if (!first || !valueDeclaration) return false;
    const actor = checker.getTypeOfSymbolAtLocation(first, valueDeclaration);
    const takes = actor.aliasSymbol?.name ?? checker.typeToString(actor);
    return takes === 'Actor' && /^Promise<(Result<|Refusal)/.test(checker.typeToString(signature.getReturnType()));
  });
}

/** The program of a project, with the files of its tsconfig.json. */
export function programOf(root: string): ts.Program {
  const read = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  return ts.createProgram(fileNames, options);
}

/** The commands that lib exports, by name and file. */
export function commandsOf(program: ts.Program, root: string): FoundCommand[] {
  const checker = program.getTypeChecker();
  return program.getSourceFiles().flatMap((source) => {
    const file = source.fileName.startsWith(`${root}/`) ? source.fileName.slice(root.length + 1) : '';
    const module = checker.getSymbolAtLocation(source);
    if (!file.startsWith('lib/') || isTest({ path: file }) || file.includes('/fixtures/') || !module) return [];
    return checker
      .getExportsOfModule(module)
      .filter((symbol) => symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable))
      .filter((symbol) => !frames.includes(symbol.name) && isCommand(checker, checker.getTypeOfSymbol(symbol)))
      .map(({ name }) => ({ name, file }));
  });
}

/** The commands of the desk's actions, by the name under which they are imported. */
export function commandsOfActions(source: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'action')
      names.push(node.arguments[1]?.getText(source) ?? '(none)');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}
