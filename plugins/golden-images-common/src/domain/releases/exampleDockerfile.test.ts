import { exampleDockerfile, serviceDockerfile } from './exampleDockerfile';

const BASE = 'registry.example.com/golden/python:3.12-golden-v2.1.0@sha256:abc';

describe('exampleDockerfile (R-OWN-03)', () => {
  it('adds Python packages, which needs no approval', () => {
    expect(exampleDockerfile('lang/python', BASE, 'packages')).toBe(
      `# Needs no approval (tier 1).
FROM ${BASE}
WORKDIR /app
COPY requirements.txt .
RUN ["pip", "install", "--no-cache-dir", "-r", "requirements.txt"]
COPY . .
CMD ["python", "app.py"]
`,
    );
  });

  it.each([
    ['node', 'RUN ["npm", "ci", "--omit=dev"]'],
    ['java', 'CMD ["java", "-jar", "app.jar"]'],
    ['go', 'RUN ["go", "build", "-o", "server", "."]'],
    ['nginx', 'COPY . .'],
  ])('fits %s', (family, line) => {
    expect(exampleDockerfile(family, BASE, 'packages').split('\n')).toContain(
      line,
    );
  });

  it('installs a system tool, and says that this takes a request', () => {
    const file = exampleDockerfile('python', BASE, 'system-tool');
    expect(file).toContain('RUN ["apk", "add", "--no-cache"');
    expect(file).toMatch(/^# Needs the approval of security and platform/);
  });

  it.each(['python', 'node', 'java', 'go', 'nginx'])(
    'is pinned, has no shell form and no root user: %s',
    family => {
      for (const which of ['packages', 'system-tool'] as const) {
        const lines = exampleDockerfile(family, BASE, which).split('\n');
        expect(lines[1]).toBe(`FROM ${BASE}`);
        expect(lines.filter(line => /^(RUN|CMD) (?!\[)/.test(line))).toEqual(
          [],
        );
        expect(lines.filter(line => line.startsWith('USER'))).toEqual([]);
      }
    },
  );
});

describe('serviceDockerfile (R-APP-12)', () => {
  it('begins with the pinned FROM and names no user', () => {
    expect(serviceDockerfile('node', BASE)).toBe(
      `FROM ${BASE}
WORKDIR /app
COPY package.json package-lock.json ./
RUN ["npm", "ci", "--omit=dev"]
COPY . .
CMD ["node", "server.js"]
`,
    );
  });

  it.each([
    [
      'python',
      ['gunicorn', 'a "quoted" app'],
      'CMD ["gunicorn", "a \\"quoted\\" app"]',
    ],
    [
      'nginx',
      ['nginx', '-g', 'daemon off;'],
      'CMD ["nginx", "-g", "daemon off;"]',
    ],
    ['java', [], 'CMD ["java", "-jar", "app.jar"]'],
  ])('starts %s as asked, in exec form', (family, command, line) => {
    const lines = serviceDockerfile(family, BASE, command).split('\n');
    expect(lines.filter(one => one.startsWith('CMD'))).toEqual([line]);
    expect(lines.at(-2)).toBe(line);
  });
});
