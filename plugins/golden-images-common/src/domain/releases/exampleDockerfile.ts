/** What people do most on top of a golden image (R-OWN-03). */
export const EXAMPLE_CASES = ['packages', 'system-tool'] as const;

/** A common case. */
export type ExampleCase = (typeof EXAMPLE_CASES)[number];

/**
 * A Dockerfile to start from. Commands are written in exec form, since golden
 * images need not hold a shell.
 * @param base - pinned reference of the release
 */
export function exampleDockerfile(
  family: string,
  base: string,
  which: ExampleCase,
): string {
  const lines =
    which === 'packages'
      ? [
          '# Needs no approval (tier 1).',
          `FROM ${base}`,
          ...withPackages(family),
        ]
      : [
          '# Needs the approval of security and platform first (tier 2): send it as a request.',
          `FROM ${base}`,
          'RUN ["apk", "add", "--no-cache", "postgresql-client"]',
          'WORKDIR /app',
          'COPY . .',
        ];
  return `${lines.join('\n')}\n`;
}

function withPackages(family: string): string[] {
  const name = family.toLowerCase();
  if (name.includes('python')) {
    return [
      'WORKDIR /app',
      'COPY requirements.txt .',
      'RUN ["pip", "install", "--no-cache-dir", "-r", "requirements.txt"]',
      'COPY . .',
      'CMD ["python", "app.py"]',
    ];
  }
  if (name.includes('node')) {
    return [
      'WORKDIR /app',
      'COPY package.json package-lock.json ./',
      'RUN ["npm", "ci", "--omit=dev"]',
      'COPY . .',
      'CMD ["node", "server.js"]',
    ];
  }
  if (/java|jdk|jre|temurin/.test(name)) {
    return [
      'WORKDIR /app',
      'COPY target/app.jar .',
      'CMD ["java", "-jar", "app.jar"]',
    ];
  }
  if (/(^|\/)go(lang)?$/.test(name)) {
    return [
      'WORKDIR /app',
      'COPY go.mod go.sum ./',
      'RUN ["go", "mod", "download"]',
      'COPY . .',
      'RUN ["go", "build", "-o", "server", "."]',
      'CMD ["/app/server"]',
    ];
  }
  return ['WORKDIR /app', 'COPY . .'];
}
