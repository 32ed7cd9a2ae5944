// How long a file and a function may be, one by one and on the whole.
import ts from 'typescript';
import { type File, isMachinery, isTest, type Look, lineOf, nodesOf, type Sight } from './tree.ts';

export const limits = {
  file: 300,
  ninetyPercentOfFiles: 180,
  medianFile: 60,
  function: 60,
  component: 100,
  ninetyPercentOfFunctions: 30,
};

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n').length;

const files: Look = {
  name: 'files-are-short',
  promise: `No file has more than ${limits.file} lines.`,
  find: (all) =>
    all.flatMap((file) => {
      const lines = linesOf(file.text);
      return lines > limits.file ? [{ look: 'files-are-short', file: file.path, line: 1, what: `${lines} lines` }] : [];
    }),
};

type Measured = { file: string; line: number; name: string; lines: number; draws: boolean };

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : 'a function';
}

/** Every function of the product with its length. A test's callback is a list of promises, not a function. */
export function functionsOf(all: File[]): Measured[] {
  return all
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      file.nodes.filter(isFunction).map((node) => ({
        file: file.path,
        line: lineOf(file, node),
        name: nameOf(node),
        lines: linesOf(node.getText(file.ast)),
        draws: nodesOf(node).some((n) => ts.isJsxElement(n) || ts.isJsxSelfClosingElement(n) || ts.isJsxFragment(n)),
      })),
    );
}

const functions: Look = {
  name: 'functions-are-short',
  promise: `No function has more than ${limits.function} lines, or ${limits.component} where it draws.`,
  find: (all) =>
    functionsOf(all)
      .filter(({ lines, draws }) => lines > (draws ? limits.component : limits.function))
      .map(
        ({ file, line, name, lines }): Sight => ({
          look: 'functions-are-short',
          file,
          line,
          what: `${name} has ${lines} lines`,
        }),
      ),
};

/** The value below which `share` of the sorted values lie. */
export function share(values: number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * of) - 1)] ?? 0;
}

/** The whole tree's shape: what an ordinary file and function look like. */
export function shapeOf(all: File[]) {
  const product = all.filter((file) => !isTest(file) && !isMachinery(file)).map((file) => linesOf(file.text));
  return {
    median: share(product, 0.5),
    ninety: share(product, 0.9),
    ninetyFunctions: share(
      functionsOf(all).map((f) => f.lines),
      0.9,
    ),
  };
}

const shape: Look = {
  name: 'the-ordinary-is-small',
  promise: `Half of the files have at most ${limits.medianFile} lines, nine in ten at most ${limits.ninetyPercentOfFiles}; nine in ten functions at most ${limits.ninetyPercentOfFunctions}.`,
  find: (all) => {
    const { median, ninety, ninetyFunctions } = shapeOf(all);
    const too = (is: number, may: number, what: string) =>
      is > may ? [{ look: 'the-ordinary-is-small', file: '.', line: 1, what: `${what}: ${is}, not ${may}` }] : [];
    return [
      ...too(median, limits.medianFile, 'median lines of a file'),
      ...too(ninety, limits.ninetyPercentOfFiles, 'lines of nine in ten files'),
      ...too(ninetyFunctions, limits.ninetyPercentOfFunctions, 'lines of nine in ten functions'),
    ];
  },
};

export const sizes: Look[] = [files, functions, shape];
