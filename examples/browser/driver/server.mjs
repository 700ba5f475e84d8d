// A server of static files as plain as can be: what works here works anywhere.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

// Serves a folder on a free port. `changed` may hand out other bytes for a file than it has.
export function serve(folder, changed = (_, bytes) => bytes) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://localhost').pathname);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    try {
      const bytes = changed(file.slice(1), await readFile(join(folder, file)));
      // Modules go out under no type of their own, as servers that do not know it send them.
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${server.address().port}/`;
      resolve({ url, close: () => { server.closeAllConnections(); server.close(); } });
    });
  });
}
