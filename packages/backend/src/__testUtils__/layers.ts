import { posix } from 'node:path';
import { importsOf } from './importsOf';

/** Source files by path below `plugins/`, e.g. `golden-images-node/src/index.ts`. */
export type Sources = ReadonlyMap<string, string>;

const SCOPE = '@image-governance/plugin-';

/** Who may import whom, of our own packages (docs/architecture.md). */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'golden-images-common': [],
  'golden-images-node': ['golden-images-common'],
  'golden-images-backend': ['golden-images-common', 'golden-images-node'],
  'golden-images': ['golden-images-common'],
  'catalog-backend-module-golden-images': [
    'golden-images-common',
    'golden-images-node',
  ],
  'scaffolder-backend-module-golden-images': [
    'golden-images-common',
    'golden-images-node',
  ],
};

/** Whom its tests import besides, to try what they do together. */
const PACKAGES_IN_TESTS: Readonly<Record<string, readonly string[]>> = {
  'golden-images-backend': ['scaffolder-backend-module-golden-images'],
};

const DOMAIN = 'golden-images-common/src/domain/';
const DOMAIN_LIBRARIES = [
  'dockerfile-ast',
  'luxon',
  'packageurl-js',
  'spdx-expression-parse',
  'web-tree-sitter',
  'yaml',
  'zod',
];
const ROOMS = [
  'inventory',
  'releases',
  'customizations',
  'compliance',
  'enforcement',
  'advisories',
  'audit',
];

/** A forbidden import, as a sentence. Empty when the layers hold. */
export function layerViolations(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    importsOf(path, text).flatMap(specifier => {
      const target = targetOf(path, specifier);
      return rules().flatMap(rule => {
        const reason = rule(path, target);
        return reason ? [`${path} imports ${specifier}: ${reason}`] : [];
      });
    }),
  );
}

/** Path below `plugins/` for our own files, else the package's name. */
function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return posix.join(posix.dirname(path), specifier);
  }
  return specifier.startsWith(SCOPE)
    ? specifier.slice(SCOPE.length)
    : specifier;
}

type Rule = (from: string, to: string) => string | undefined;

function rules(): readonly Rule[] {
  return [
    packagesKeepTheirOrder,
    domainIsPure,
    adaptersStandAlone,
    roomsUseServicesOfOtherRooms,
    onlyThePluginKnowsAdapters,
  ];
}

function packagesKeepTheirOrder(from: string, to: string) {
  const [own] = from.split('/');
  const [other] = to.split('/');
  const known = [
    own,
    ...(PACKAGES[own] ?? []),
    ...(isTest(from) ? PACKAGES_IN_TESTS[own] ?? [] : []),
  ];
  return other in PACKAGES && !known.includes(other)
    ? 'packages go domain ← common ← node ← backend; the frontend sees common only, modules node too'
    : undefined;
}

function domainIsPure(from: string, to: string) {
  if (!from.startsWith(DOMAIN) || isTest(from)) {
    return undefined;
  }
  return `${to}/`.startsWith(DOMAIN) || DOMAIN_LIBRARIES.includes(to)
    ? undefined
    : `the domain imports only itself and ${DOMAIN_LIBRARIES.join(', ')}`;
}

function adaptersStandAlone(from: string, to: string) {
  const own = adapterOf(from);
  if (!own || isTest(from)) {
    return undefined;
  }
  const other = adapterOf(to);
  const reachesOut =
    (other !== undefined && other !== own) ||
    roomOf(to) !== undefined ||
    to.startsWith('golden-images-backend/src/database');
  return reachesOut
    ? 'a source never imports another source, a room or the database'
    : undefined;
}

function roomsUseServicesOfOtherRooms(from: string, to: string) {
  const own = roomOf(from);
  const other = roomOf(to);
  return own && other && own !== other && !isTest(from) && isStore(to)
    ? `a room never reaches into the store of another; call the service of ${other}`
    : undefined;
}

function onlyThePluginKnowsAdapters(from: string, to: string) {
  return roomOf(from) && adapterOf(to) && !isTest(from)
    ? 'only plugin.ts knows both rooms and sources; rooms see the ports of golden-images-node'
    : undefined;
}

/** `oci` for what lies in `sources/oci/`. */
function adapterOf(path: string): string | undefined {
  return path.match(/^golden-images-backend\/src\/sources\/([^/]+)(\/|$)/)?.[1];
}

function roomOf(path: string): string | undefined {
  const room = path.match(/^golden-images-backend\/src\/([^/]+)(\/|$)/)?.[1];
  return room && ROOMS.includes(room) ? room : undefined;
}

function isStore(path: string): boolean {
  return /(Store|Queries|Writer)$/.test(path);
}

/** Tests and what only tests use may set up anything. */
function isTest(path: string): boolean {
  return /(\.test\.tsx?$|\/__testUtils__\/)/.test(path);
}
