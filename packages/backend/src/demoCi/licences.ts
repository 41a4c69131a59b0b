/** What a bill of materials would say about packages that visitors may try: their licences in Alpine Linux, as SPDX expressions. */
export const LICENCES: Readonly<Record<string, string>> = {
  'bind-tools': 'MPL-2.0',
  'ca-certificates': 'MPL-2.0 AND MIT',
  curl: 'curl',
  git: 'GPL-2.0-only',
  graphviz: 'EPL-1.0',
  htop: 'GPL-2.0-or-later',
  imagemagick: 'ImageMagick',
  jq: 'MIT',
  libpq: 'PostgreSQL',
  'mariadb-client': 'GPL-2.0-or-later',
  'openssh-client': 'SSH-OpenSSH',
  'postgresql-client': 'PostgreSQL',
  redis: 'BSD-3-Clause',
  tcpdump: 'BSD-3-Clause',
  tzdata: 'LicenseRef-Public-Domain',
};
