import type { Draft } from '../draft';
import { SHELLS } from './kinds';

interface Place {
  readonly item: Draft['item'];
  readonly path: RegExp;
  readonly what: string;
}

// In this order: the first that fits counts. All are anchored and without nested repetition.
const PLACES: readonly Place[] = [
  {
    item: 'external-source',
    path: /^\/etc\/(apk\/(repositories|keys)|apt\/(sources\.list|trusted\.gpg|keyrings)|yum\.repos\.d|yum\.conf|dnf\/|zypp\/repos\.d|pacman\.(conf|d)|pip\.conf|npmrc)/,
    what: 'says where packages come from',
  },
  {
    item: 'external-source',
    path: /^\/usr\/share\/keyrings\//,
    what: 'says whose packages are trusted',
  },
  {
    item: 'external-source',
    path: /\/(pip\.conf|\.npmrc|\.yarnrc|\.yarnrc\.yml|\.condarc|\.pypirc|\.gemrc)$/,
    what: 'may let packages come from another index, which cannot be read here',
  },
  {
    item: 'hardening',
    path: /^\/etc\/(apparmor|apparmor\.d|selinux|seccomp)(\/|$)/,
    what: 'changes hardening',
  },
  {
    item: 'kernel-module',
    path: /^(\/etc\/(modules|modprobe\.d|modules-load\.d)|\/lib\/modules|\/usr\/lib\/modules)(\/|$)|\.ko(\.[gx]z|\.zst)?$/,
    what: 'is about kernel modules',
  },
  {
    item: 'service',
    path: /^(\/etc\/(init\.d|systemd|s6-overlay|s6|services\.d|service|cont-init\.d|runit|sv|cron[.\w]*|supervisord?(\.d|\.conf)?|inittab|rc\.local|rc\.d|my_init\.d|monit)|\/(usr\/)?lib\/systemd|\/var\/spool\/cron)(\/|$)|(^|\/)supervisord[\w.-]*\.conf$/,
    what: 'makes a service start by itself',
  },
  {
    item: 'network-stack',
    path: /^\/etc\/(iptables|nftables(\.conf)?|ufw|firewalld)(\/|$)/,
    what: 'changes the network stack',
  },
  {
    item: 'security-context',
    path: /^\/etc\/(sudoers(\.d)?|doas\.conf|sysctl(\.conf|\.d)?|pam\.d|security|ssh)(\/|$)/,
    what: 'changes the security policy',
  },
  {
    item: 'user',
    path: /^\/etc\/(passwd|group|shadow|gshadow|subuid|subgid)-?$/,
    what: 'changes who the users are',
  },
  {
    item: 'certificate',
    path: /^(\/etc\/ssl|\/etc\/pki|\/usr\/(local\/)?share\/ca-certificates|\/etc\/ca-certificates)(\/|$)/,
    what: 'holds certificates',
  },
  {
    item: 'certificate',
    path: /\.(crt|cer|pem|key|p12|pfx|jks|der|p7b|keystore|truststore)$/i,
    what: 'is a certificate or a key',
  },
];

const BINARIES = /^\/(usr\/)?(s?bin|lib|lib64|libexec)(\/|$)/;

/** What it means that something is put at a path; nothing where it is an application's. */
export function pathDrafts(written: string): Draft[] {
  const path = normalize(written);
  const segments = path.split('/');
  const last = segments.at(-1) ?? '';
  if (
    SHELLS.has(last) &&
    /(^|\/)s?bin$/.test(segments.slice(0, -1).join('/'))
  ) {
    return [{ item: 'shell', reason: `${path} is a shell` }];
  }
  const place = PLACES.find(each => each.path.test(path));
  if (place) {
    return [
      {
        item: place.item,
        reason: `${path} ${place.what}`,
        // What is in it does not stand here.
        ...(place.item === 'external-source' && { undecided: true }),
      },
    ];
  }
  return BINARIES.test(path)
    ? [
        {
          item: 'system-package',
          reason: `${path} is put among the programs and libraries of the system`,
        },
      ]
    : [];
}

/** Without `.`, `..` and doubled slashes. */
function normalize(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      kept.pop();
    } else if (segment !== '.' && segment !== '') {
      kept.push(segment);
    }
  }
  return (path.startsWith('/') ? '/' : '') + kept.join('/');
}
