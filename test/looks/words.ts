// Names say what they hold, and a line of comment fits a screen.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { lineOf, type Look, type Sight } from './tree.ts';

/** Words that leave a reader asking what they stand for. */
const riddles = new Set(['told', 'asked', 'found', 'said', 'meant', 'named', 'taken', 'given', 'shown', 'deed', 'kin']);
const longestLine = 100;
const comment = /^\s*(\/\/|\/\*|\*|-- |\{\/\*)/;

function namesOf(statement: ts.Statement): ts.Node[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name);
  const isNamed =
    ts.isFunctionDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [statement.name] : [];
}

export const plainNames: Look = {
  name: 'plain-names',
  promise: 'A name at the top of a file is a noun or a verb of the press office, not a participle.',
  find: (files) =>
    files.flatMap((file) =>
      file.ast.statements.flatMap(namesOf).flatMap((node) => {
        const what = node.getText(file.ast);
        const sight = { look: 'plain-names', file: file.path, line: lineOf(file, node), what };
        return riddles.has(what.toLowerCase()) ? [sight] : [];
      }),
    ),
};

/** Lines of comment in `text` that are too long; an address cannot be wrapped. */
export function longComments(path: string, text: string): Sight[] {
  return text.split('\n').flatMap((line, index) => {
    const isLong = line.length > longestLine && comment.test(line) && !/https?:\/\//.test(line);
    return isLong ? [{ look: 'short-comments', file: path, line: index + 1, what: `${line.length} characters` }] : [];
  });
}

/** Source files below `root` whose comments are checked; a migration stays as it was applied. */
export function commentedFiles(root: string): string[] {
  const folders = '{app,bench,components,e2e,lib,prisma,test}';
  return globSync([`${folders}/**/*.{ts,tsx,css,mjs}`, 'prisma/sql/*.sql', '*.{ts,mjs}'], { cwd: root }).filter(
    (path) => !/(^|\/)(node_modules|generated|fixtures)\/|^bench\/payload\/|^next-env/.test(path),
  );
}

export const longCommentsIn = (root: string): Sight[] =>
  commentedFiles(root).flatMap((path) => longComments(path, readFileSync(join(root, path), 'utf8')));
