// Who may call which route of app/api. A route that is missing here, or has other methods, fails.
import ts from 'typescript';
import type { File, Look } from './tree.ts';

type Rule = { methods: string[]; who: 'anyone' | 'signed in' | 'bearer token' | 'reader of the release'; by: string };

/** The permission matrix of app/api: what is open, and where the rest is guarded. */
export const routes: Record<string, Rule> = {
  'app/api/auth/[...nextauth]/route.ts': {
    methods: ['GET', 'POST'],
    who: 'anyone',
    by: 'the sign-in itself: throttled passwords, lib/accounts',
  },
  'app/api/desk/[action]/route.ts': {
    methods: ['POST'],
    who: 'signed in',
    by: 'lib/accounts/receiving.ts: origin, session and whom the screen shows, then the command',
  },
  'app/api/visit/[action]/route.ts': {
    methods: ['POST'],
    who: 'anyone',
    by: 'lib/accounts/receiving.ts: origin, and tries by address and code; then the code of a link or of the set-up',
  },
  'app/api/calendar/[file]/route.ts': {
    methods: ['GET'],
    who: 'anyone',
    by: 'tries by address and secret; then the secret of one desk’s calendar: lib/diary/feed.ts',
  },
  'app/api/preview/[release]/route.tsx': {
    methods: ['GET'],
    who: 'reader of the release',
    by: 'row level security by desk: lib/releases/preview/links.ts',
  },
  'app/api/preview/link/[code]/route.tsx': {
    methods: ['GET'],
    who: 'anyone',
    by: 'tries by address and code; then the link of one release: lib/releases/preview/links.ts',
  },
  'app/api/files/[release]/route.ts': {
    methods: ['POST'],
    who: 'signed in',
    by: 'lib/accounts/receiving.ts: origin, session and whom the screen shows, then the command keepFile',
  },
  'app/api/word/route.ts': {
    methods: ['POST'],
    who: 'signed in',
    by: 'lib/accounts/receiving.ts: origin, session and whom the screen shows, then the command readWord',
  },
  'app/api/files/[release]/[file]/[name]/route.ts': {
    methods: ['GET'],
    who: 'reader of the release',
    by: 'row level security by desk: lib/releases/attachments/file-queries.ts',
  },
  'app/api/releases/route.ts': {
    methods: ['GET'],
    who: 'signed in',
    by: 'lib/accounts/session.ts: session; row level security by desk: lib/releases/finding/finder-queries.ts',
  },
  'app/api/people/route.ts': {
    methods: ['GET'],
    who: 'signed in',
    by: 'lib/accounts/session.ts: session; administrators of the house: lib/accounts/people/queries.ts',
  },
  'app/api/v1/[...path]/route.ts': {
    methods: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
    who: 'bearer token',
    by: 'lib/api/answer.ts, then the command; the OpenAPI document is open to anyone',
  },
};

/** The permission matrix of /api/v1: each operation needs a token, and its command decides. */
export const apiOperations: Record<string, string[]> = {
  '/releases': ['GET', 'POST'],
  '/releases/[id]': ['GET', 'PATCH'],
  '/releases/[id]/files': ['POST'],
  '/releases/[id]/revisions': ['GET'],
  '/releases/[id]/checkpoints': ['GET'],
  '/releases/[id]/history': ['GET'],
  '/releases/[id]/compare': ['GET'],
  '/series': ['GET'],
  '/register': ['GET'],
  '/numbers/reserve': ['POST'],
  '/numbers/[id]/void': ['POST'],
  '/releases/[id]/submit': ['POST'],
  '/releases/[id]/recall': ['POST'],
  '/releases/[id]/request-changes': ['POST'],
  '/releases/[id]/approve': ['POST'],
  '/releases/[id]/bring-back': ['POST'],
  '/releases/[id]/edit': ['POST'],
  '/releases/[id]/publish': ['POST'],
  '/releases/[id]/publish-urgently': ['POST'],
  '/releases/[id]/review-urgent': ['POST'],
  '/releases/[id]/schedule': ['POST'],
  '/releases/[id]/unschedule': ['POST'],
  '/releases/[id]/set-embargo': ['POST'],
  '/releases/[id]/lift-embargo': ['POST'],
  '/releases/[id]/correct': ['POST'],
  '/releases/[id]/withdraw': ['POST'],
  '/releases/[id]/reinstate': ['POST'],
  '/releases/[id]/discard': ['POST'],
  '/releases/[id]/restore': ['POST'],
  '/releases/[id]/assign': ['POST'],
  '/releases/[id]/comments': ['GET', 'POST'],
  '/comments/[id]/answer': ['POST'],
  '/comments/[id]/resolve': ['POST'],
  '/comments/[id]/reopen': ['POST'],
  '/comments/[id]/change': ['POST'],
  '/comments/[id]/withdraw': ['POST'],
  '/answers/[id]/change': ['POST'],
  '/answers/[id]/withdraw': ['POST'],
};

/** The HTTP methods that a route file answers. */
function methodsOf(file: File): string[] {
  const names = file.ast.statements.flatMap((s): string[] => {
    if (ts.isExportDeclaration(s) && s.exportClause && ts.isNamedExports(s.exportClause))
      return s.exportClause.elements.map((e) => e.name.text);
    if (!ts.canHaveModifiers(s) || !(ts.getModifiers(s) ?? []).some((m) => m.kind === ts.SyntaxKind.ExportKeyword))
      return [];
    if (ts.isFunctionDeclaration(s)) return [s.name?.text ?? ''];
    return ts.isVariableStatement(s) ? s.declarationList.declarations.map((d) => d.name.getText()) : [];
  });
  return names.filter((name) => /^[A-Z]+$/.test(name)).sort();
}

/** Compares a tree's routes with a matrix, in both directions. */
export function routesLook(matrix: Record<string, Rule>): Look {
  const name = 'routes-are-in-the-matrix';
  return {
    name,
    promise: 'Every route of app/api stands in the permission matrix with the methods it answers.',
    find: (files) => {
      const routeFiles = files.filter((file) => /^app\/api\/(.+\/)?route\.tsx?$/.test(file.path));
      const missing = Object.keys(matrix).filter((path) => !routeFiles.some((file) => file.path === path));
      return [
        ...routeFiles.flatMap((file) => {
          const [answers, may] = [methodsOf(file).join(' '), [...(matrix[file.path]?.methods ?? [])].sort().join(' ')];
          return answers === may
            ? []
            : [
                {
                  look: name,
                  file: file.path,
                  line: 1,
                  what: `answers ${answers}; the matrix has ${may || 'no such route'}`,
                },
              ];
        }),
        ...missing.map((path) => ({ look: name, file: path, line: 1, what: 'stands in the matrix and is no route' })),
      ];
    },
  };
}
