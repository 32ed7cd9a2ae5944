// Ways to pass a check without doing what it asks.
import ts from 'typescript';
import { type File, isTest, type Look, nodeLook } from './tree.ts';

/** The comments of a file. The scanner finds them, so a string is not taken for one. */
function commentsOf(file: File): { line: number; text: string }[] {
  const texts = new Map<number, string>();
  const add = (ranges: ts.CommentRange[] | undefined) => {
    for (const { pos, end } of ranges ?? []) texts.set(pos, file.text.slice(pos, end));
  };
  const visit = (node: ts.Node) => {
    add(ts.getLeadingCommentRanges(file.text, node.getFullStart()));
    add(ts.getTrailingCommentRanges(file.text, node.getEnd()));
    for (const child of node.getChildren(file.ast)) visit(child);
  };
  visit(file.ast);
  return [...texts].map(([at, text]) => ({ line: file.ast.getLineAndCharacterOfPosition(at).line + 1, text }));
}

const ignores = /@ts-(ignore|nocheck)|eslint-disable/;
const reasoned = /(@ts-expect-error|biome-ignore(?:-all|-start)?(?:\s+[\w/]+)+)[\s:,-]*(.*)/;

function excuse(comment: string): string | null {
  const ignored = ignores.exec(comment);
  if (ignored) return ignored[0];
  const [, what, why = ''] = reasoned.exec(comment) ?? [];
  return what && why.replace(/\*\/|\}/g, '').trim().length < 15 ? `${what} without a reason` : null;
}

const noIgnoring: Look = {
  name: 'no-unreasoned-exception',
  promise: 'A check is never switched off without a written reason, the type checker never at all.',
  find: (files) =>
    files.flatMap((file) =>
      commentsOf(file).flatMap(({ line, text }) => {
        const what = excuse(text);
        return what === null ? [] : [{ look: 'no-unreasoned-exception', file: file.path, line, what }];
      }),
    ),
};

// `runIf` is allowed: some promises hold for one kind of machine or account, and the run counts
// what it left out.
const left = ['skip', 'only', 'todo', 'fixme', 'fails', 'skipIf'];
const starts = new Set(['test', 'it', 'describe', 'suite', 'bench']);
const noSkipping = nodeLook('no-test-left-out', 'Every test that is written is run.', isTest, (node) => {
  if (ts.isIdentifier(node) && ['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe'].includes(node.text)) return node.text;
  if (!ts.isPropertyAccessExpression(node) || !left.includes(node.name.text)) return null;
  const root = node.expression.getText().split('.')[0] ?? '';
  return starts.has(root) ? node.getText() : null;
});

export const excuses: Look[] = [noIgnoring, noSkipping];
