// How long files and functions are overall. Biome limits each one.
import ts from 'typescript';
import { type File, isMachinery, isTest, type Look } from './tree.ts';

const limits = {
  ninetyPercentOfFiles: 150,
  medianFile: 60,
  ninetyPercentOfFunctions: 30,
};

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n').length;

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

/** The length of every function of the product. A test's callback does not count. */
const functionLengths = (all: File[]): number[] =>
  all
    .filter((file) => !isTest(file))
    .flatMap((file) => file.nodes.filter(isFunction).map((node) => linesOf(node.getText(file.ast))));

/** The value below which a share `of` the values lies. */
function share(values: number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * of) - 1)] ?? 0;
}

/** The median and the ninetieth percentiles of a tree. */
function shapeOf(all: File[]) {
  const product = all.filter((file) => !isTest(file) && !isMachinery(file)).map((file) => linesOf(file.text));
  return {
    median: share(product, 0.5),
    ninety: share(product, 0.9),
    ninetyFunctions: share(functionLengths(all), 0.9),
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

export const sizes: Look[] = [shape];
