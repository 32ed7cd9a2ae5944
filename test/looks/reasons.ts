// Finds every reason that `lib` and the desk make: its code and the names of its values.
import ts from 'typescript';
import { type File, isTest } from './tree.ts';

/** A place where a reason is made. `params` are the names of its values. */
export type MadeReason = { path: string; code: string; params: string[] };

/** The texts that an expression may be; none where it is no literal. */
function literalsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  return [];
}

const partsOf = (object: ts.ObjectLiteralExpression) =>
  new Map(
    object.properties.flatMap((part) => {
      const value = ts.isShorthandPropertyAssignment(part)
        ? part.name
        : ts.isPropertyAssignment(part) && part.initializer;
      return value && part.name ? [[part.name.getText(), value] as const] : [];
    }),
  );

/** The names of the values in `params: …`: of an object, of a variable, of what is spread. */
function valueNames(node: ts.Expression | undefined, file: File, depth = 0): string[] {
  if (!node || depth > 4) return [];
  if (ts.isObjectLiteralExpression(node))
    return node.properties.flatMap((part) =>
      ts.isSpreadAssignment(part) ? valueNames(part.expression, file, depth + 1) : [part.name.getText()],
    );
  if (ts.isConditionalExpression(node))
    return [node.whenTrue, node.whenFalse].flatMap((one) => valueNames(one, file, depth + 1));
  if (ts.isCallExpression(node) && node.expression.getText() === 'changeParams') return ['who', 'by', 'at'];
  const name = node.getText();
  return file.nodes
    .filter(ts.isVariableDeclaration)
    .filter((one) => one.name.getText() === name)
    .flatMap((one) => valueNames(one.initializer, file, depth + 1));
}

/** The functions of a file that take a code: where it stands among the arguments, and `params`. */
function makersOf(file: File): Map<string, { code: number; params: number; own: string[] }> {
  const functions = file.nodes.filter(ts.isFunctionLike).flatMap((node) => {
    const names = node.parameters.map((one) => one.name.getText());
    const variable = ts.isVariableDeclaration(node.parent) ? node.parent.name : node.name;
    if (!variable || !names.includes('code')) return [];
    const own = partsOfReasons(node).flatMap((parts) => valueNames(parts.get('params'), file));
    return [[variable.getText(), { code: names.indexOf('code'), params: names.indexOf('params'), own }] as const];
  });
  return new Map(functions);
}

function partsOfReasons(node: ts.Node): Map<string, ts.Expression>[] {
  const objects: ts.ObjectLiteralExpression[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isObjectLiteralExpression(one)) objects.push(one);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return objects.map(partsOf).filter((parts) => parts.has('code') && (parts.has('message') || parts.has('words')));
}

/** Every reason made in these files, tests aside. */
export function reasonsIn(files: File[]): MadeReason[] {
  return files
    .filter((file) => !isTest(file))
    .flatMap((file) => {
      const inObjects = partsOfReasons(file.ast).flatMap((parts) => {
        const own = parts.get('params');
        const inParams = own && ts.isObjectLiteralExpression(own) ? partsOf(own).get('code') : undefined;
        const code = inParams ?? parts.get('code');
        return code ? literalsOf(code).map((one) => [one, valueNames(own, file)] as const) : [];
      });
      const makers = makersOf(file);
      const inCalls = file.nodes.filter(ts.isCallExpression).flatMap((call) => {
        const maker = makers.get(call.expression.getText());
        const code = maker && call.arguments[maker.code];
        if (!maker || !code) return [];
        const params = [...maker.own, ...valueNames(call.arguments[maker.params], file)];
        return literalsOf(code).map((one) => [one, params] as const);
      });
      return [...inObjects, ...inCalls].map(([code, params]) => ({ path: file.path, code, params }));
    });
}
