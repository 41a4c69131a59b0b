import { languageOf } from './language';

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
  if (which === 'packages') {
    return `# Needs no approval (tier 1).\n${serviceDockerfile(family, base)}`;
  }
  const customized = customizedDockerfile(base, [
    { name: 'postgresql-client' },
  ]);
  return `# Needs the approval of security and platform first (tier 2): send it as a request.\n${customized}WORKDIR /app\nCOPY . .\n`;
}

/**
 * The Dockerfile of a new service: nothing in it needs approval. It names no user, since a
 * golden image has one that is not root, and another one would have to be approved (R-T2-03).
 * @param base - pinned reference of the release
 * @param command - what the service is started with, in place of what is usual for the language
 */
export function serviceDockerfile(
  family: string,
  base: string,
  command?: readonly string[],
): string {
  const start = command?.length ? [`CMD ${execForm(command)}`] : undefined;
  const lines = withPackages(family);
  return `${[
    `FROM ${base}`,
    ...(start ? lines.filter(line => !line.startsWith('CMD ')) : lines),
    ...(start ?? []),
  ].join('\n')}\n`;
}

/** The Dockerfile of a variant: a golden image with system packages, which is tier 2 (R-REQ-03). */
export function customizedDockerfile(
  base: string,
  packages: readonly { readonly name: string; readonly version?: string }[],
): string {
  const names = packages.map(({ name, version }) =>
    version ? `${name}=${version}` : name,
  );
  const install =
    names.length > 0
      ? [`RUN ${execForm(['apk', 'add', '--no-cache', ...names])}`]
      : [];
  return `${[`FROM ${base}`, ...install].join('\n')}\n`;
}

/** `["node", "server.js"]`: JSON with the spaces that people write. */
function execForm(words: readonly string[]): string {
  return `[${words.map(word => JSON.stringify(word)).join(', ')}]`;
}

function withPackages(family: string): string[] {
  const language = languageOf(family);
  if (language === 'python') {
    return [
      'WORKDIR /app',
      'COPY requirements.txt .',
      'RUN ["pip", "install", "--no-cache-dir", "-r", "requirements.txt"]',
      'COPY . .',
      'CMD ["python", "app.py"]',
    ];
  }
  if (language === 'nodejs') {
    return [
      'WORKDIR /app',
      'COPY package.json package-lock.json ./',
      'RUN ["npm", "ci", "--omit=dev"]',
      'COPY . .',
      'CMD ["node", "server.js"]',
    ];
  }
  if (language === 'java') {
    return [
      'WORKDIR /app',
      'COPY target/app.jar .',
      'CMD ["java", "-jar", "app.jar"]',
    ];
  }
  if (/(^|\/)go(lang)?$/.test(family.toLowerCase())) {
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
