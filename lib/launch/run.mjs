// Our npm scripts begin here. The file is plain JavaScript, so an old Node prints a sentence and
// not a stack.
const oldest = [22, 18];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  process.stderr.write(
    `pressmark: this is Node ${process.versions.node}; Pressmark needs ${oldest.join('.')} or newer (24 is best). On Linux npm ci brings one, elsewhere install it from nodejs.org.\n`,
  );
  process.exit(1);
}

const programs = {
  start: () => import('./start.ts'),
  build: () => import('./build.ts'),
  pressmark: () => import('./cli.ts'),
  migrate: () => import('./migrate.ts'),
};

// A closed pipe (npm start | head) must not end the launcher before the database has stopped.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const [name, ...args] = process.argv.slice(2);
const { main } = await programs[name]();
process.exit(await main(args));
