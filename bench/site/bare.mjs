// Sends the bytes that it is given to everyone who asks.
import { createServer } from 'node:http';

process.once('message', ({ headers, body }) => {
  const all = [...headers, 'content-length', String(body.length)];
  const server = createServer((_request, response) => {
    response.writeHead(200, all);
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
  process.once('SIGTERM', () => process.exit(0));
});
