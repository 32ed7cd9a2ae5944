// Every command of the product, found by its type: a function whose first argument is an actor and that promises a Result.
import ts from 'typescript';
import { isTest } from './tree.ts';

export type Found = { name: string; file: string };

/** Core's own frames take work, not input; they are how commands are made. */
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

/** The files of a project, as its own tsconfig names them. */
export function programOf(root: string): ts.Program {
  const read = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  return ts.createProgram(fileNames, options);
}

/** The commands that lib exports, by name and file. */
export function commandsOf(program: ts.Program, root: string): Found[] {
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

/** The commands that the desk's file of actions gives, by the name under which it imports them. */
export function commandsOfActions(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'action')
      found.push(node.arguments[1]?.getText(source) ?? '(none)');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
