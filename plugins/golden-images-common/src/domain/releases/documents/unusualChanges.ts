import { compareVersions } from './compareVersions';
import type {
  ImageChange,
  PackageChange,
  ReleaseDifference,
  UnusualChange,
} from './difference';
import { isCopyleft } from './judgeLicence';
import { packageType } from './packageKey';

const MEGABYTE = 1_000_000;
/** A growth that is both this big and this much of the image. */
const JUMP = { bytes: 10 * MEGABYTE, percent: 20 };

const NETWORK_TOOLS =
  /^(curl|wget|wget2|aria2|nc|ncat|netcat|netcat-(openbsd|traditional)|nmap(-ncat)?|socat|telnet|inetutils(-telnet|-ftp)?|openssh(-client|-clients|-server|-sftp-server)?|ssh|sshd|dropbear(-bin)?|tcpdump|tshark|ftp|lftp|tftp|rsync|busybox-extras|proxychains(-ng|4)?|dnsutils|bind-tools|bind-utils)$/;
/** Packages of a language are libraries: `npm` has a `wget` that is none. */
const LANGUAGES = new Set([
  'npm',
  'pypi',
  'maven',
  'gem',
  'cargo',
  'golang',
  'nuget',
  'composer',
  'hex',
]);

/** What a comparison of documents can never show, so that nobody takes silence for "nothing" (R-VER-06). */
export const NOT_COMPARED: readonly string[] = [
  'New setuid or setgid files cannot be seen: neither a bill of materials nor the image configuration lists file modes.',
];

/** Changes that somebody has to look at, each with its reason (R-VER-06). */
export function unusualChanges(difference: ReleaseDifference): UnusualChange[] {
  return [
    ...(difference.image ?? []).flatMap(ofImage),
    ...(difference.packages?.added ?? []).flatMap(networkTool),
    ...(difference.newSuppliers ?? []).map(newSupplier),
    ...(difference.licences ?? []).flatMap(becameCopyleft),
    ...(difference.packages?.changed ?? []).flatMap(downgrade),
  ];
}

function ofImage(change: ImageChange): UnusualChange[] {
  const on =
    change.platforms.length > 0 ? ` (${change.platforms.join(', ')})` : '';
  switch (change.field) {
    case 'user':
      return isRoot(change.after) && !isRoot(change.before)
        ? [
            {
              kind: 'root',
              subject: `${change.before} → ${change.after}`,
              because: `It runs as root now, and did not before${on}.`,
            },
          ]
        : [];
    case 'entrypoint':
      return [
        {
          kind: 'entrypoint',
          subject: `${change.before} → ${change.after}`,
          because: `It starts something else than before${on}.`,
        },
      ];
    case 'exposed-port':
      return change.before === undefined
        ? [
            {
              kind: 'port',
              subject: change.name ?? '',
              because: `It exposes a port that it did not expose before${on}.`,
            },
          ]
        : [];
    case 'size':
      return sizeJump(change, on);
    case 'architecture':
      return change.after === undefined
        ? [
            {
              kind: 'architecture',
              subject: change.name ?? '',
              because: 'It is not built for this platform any more.',
            },
          ]
        : [];
    default:
      return [];
  }
}

function sizeJump({ bytes }: ImageChange, on: string): UnusualChange[] {
  const grown = bytes ? bytes.after - bytes.before : 0;
  if (
    !bytes ||
    grown <= JUMP.bytes ||
    grown * 100 <= bytes.before * JUMP.percent
  ) {
    return [];
  }
  return [
    {
      kind: 'size',
      subject: `${megabytes(bytes.before)} → ${megabytes(bytes.after)}`,
      because: `It grew by ${megabytes(grown)}, more than ${
        JUMP.percent
      } %${on}.`,
    },
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

function networkTool({ key, name, after }: PackageChange): UnusualChange[] {
  return NETWORK_TOOLS.test(name.toLowerCase()) &&
    !LANGUAGES.has(packageType(key) ?? '')
    ? [
        {
          kind: 'network-tool',
          subject: [name, ...after].join(' ').trim(),
          because:
            'A tool that reaches other hosts is new: whoever breaks in finds it ready.',
        },
      ]
    : [];
}

function newSupplier({
  supplier,
  packages,
}: NonNullable<ReleaseDifference['newSuppliers']>[number]): UnusualChange {
  const shown = packages.slice(0, 3).join(', ');
  const more = packages.length - 3;
  return {
    kind: 'supplier',
    subject: supplier,
    because: `Nothing came from this supplier before: ${shown}${
      more > 0 ? ` and ${more} more` : ''
    }.`,
  };
}

function becameCopyleft({
  name,
  before,
  after,
}: NonNullable<ReleaseDifference['licences']>[number]): UnusualChange[] {
  return isCopyleft(after) && !isCopyleft(before)
    ? [
        {
          kind: 'copyleft',
          subject: name,
          because: `Its licence became copyleft: ${before.join(
            ', ',
          )} → ${after.join(', ')}.`,
        },
      ]
    : [];
}

function downgrade({ name, before, after }: PackageChange): UnusualChange[] {
  const [highest, now] = [before.at(-1), after.at(-1)];
  return highest && now && compareVersions(now, highest) < 0
    ? [
        {
          kind: 'downgrade',
          subject: name,
          because: `It went back from ${highest} to ${now}.`,
        },
      ]
    : [];
}

function isRoot(user: string | undefined): boolean {
  return /^(root|0)(:|$| \()/.test(user ?? '');
}
