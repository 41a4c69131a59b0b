const { createServer } = require('node:http');

createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
  response.end('hello\n');
}).listen(Number(process.env.PORT ?? 8080));
