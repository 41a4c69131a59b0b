import { TierClassifier } from './TierClassifier';

let classifier: TierClassifier;

beforeAll(async () => {
  classifier = await TierClassifier.create();
});

function classify(...lines: readonly string[]) {
  return classifier.classify({
    kind: 'dockerfile',
    text: ['FROM a', ...lines].join('\n'),
  });
}

it.each([
  'RUN if [ -f x ]; then apk add bash; fi',
  'RUN f() { apk add bash; }; f',
  'RUN (cd /x && sudo -E apk add bash)',
  'RUN while true; do apk add bash; break; done',
  'RUN case x in x) apk add bash;; esac',
  'RUN [[ -f x ]] && apk add bash || true',
  'RUN X=$(apk add bash)',
  'RUN echo `apk add bash`',
  'RUN sh -c "apk add bash"',
  "RUN bash -o pipefail -lc 'apk add bash'",
  'RUN ["sh", "-c", "apk add bash"]',
  'RUN busybox sh -c "nohup sh -c \'apk add bash\'"',
  'RUN su - root -c "apk add bash"',
  'RUN eval "apk add bash"',
  'RUN trap "apk add bash" EXIT',
  'RUN alias install="apk add bash"; install',
  'RUN echo curl bash | xargs apk add',
  'RUN find . -exec apk add bash \\;',
  'RUN env A=b timeout 5 nice -n 3 apk add bash',
  'RUN retry 3 apk add bash',
  'RUN bash <<EOF\napk add bash\nEOF',
  'RUN <<EOF\nset -e\napk add bash\nEOF',
  'RUN cat <<EOF | sh\napk add bash\nEOF',
  'RUN printf "apk add bash" | sh',
  'RUN cat > /x.sh <<E\napk add bash\nE\nRUN sh /x.sh',
  'COPY <<E /x.sh\n#!/bin/sh\napk add bash\nE\nRUN /x.sh',
  'RUN a=apk; $a add bash',
  'RUN a\\pk add ba"sh"',
  'RUN apk add b{ash,c}',
  'RUN apk add ${P:-bash}',
  'RUN P="curl bash" && apk add $P',
  'RUN if x; then P=bash; else P=curl; fi; apk add $P',
  'RUN for p in curl bash; do apk add "$p"; done',
  'ARG P="curl bash"\nRUN apk add $P',
  'ENV A=ba B=sh\nENV P=${A}sh\nRUN apk add $P',
  'RUN apk add \\\n# a comment\n\n bash',
  'run\tapk\tadd\tbash',
  'ONBUILD RUN apk add bash',
])('a shell is found in %j', line => {
  const report = classify(line);

  expect(report.tier).toBe(3);
  expect(report.findings).toContainEqual(
    expect.objectContaining({ item: 'shell' }),
  );
  expect(report.packages).toContainEqual({ manager: 'apk', name: 'bash' });
});

it('lines continue by the character that the directive names', () => {
  const report = classifier.classify({
    kind: 'dockerfile',
    text: '\uFEFF# escape=`\r\nFROM a\r\nRUN apk add `\r\n  bash\r\nUSER root\r\n',
  });

  expect(report.findings.map(each => [each.line, each.item])).toEqual([
    [3, 'shell'],
    [5, 'root-user'],
  ]);
});

it.each<[string, string]>([
  [
    'RUN apt-get install -y -t x foo=1.2 bar:amd64',
    'apt foo 1.2, apt bar amd64',
  ],
  ['RUN apk add -t .build foo~1 "bar>=2"', 'apk foo 1, apk bar 2'],
  [
    'RUN yum -y install foo-1.2.x86_64 "@Dev Tools"',
    'dnf foo 1.2.x86_64, dnf @Dev Tools',
  ],
  ['RUN microdnf install --setopt=x=0 foo', 'dnf foo'],
  ['RUN zypper -n in -r x foo', 'zypper foo'],
  ['RUN pacman -Syu --noconfirm foo', 'pacman foo'],
  ['RUN pip3.12 install "foo[x]>=1" bar==2', 'pip foo 1, pip bar 2'],
  ['RUN python3 -m pip install -r x.txt foo', 'pip foo'],
  ['RUN npm i -g @a/foo@1', 'npm @a/foo 1'],
  ['RUN go install a.b/foo@v1', 'go a.b/foo v1'],
  ['RUN cargo install foo --version 1', 'cargo foo'],
])('%s installs %s', (line, packages) => {
  expect(
    classify(line)
      .packages.map(({ manager, name, version }) =>
        [manager, name, version].filter(Boolean).join(' '),
      )
      .join(', '),
  ).toBe(packages);
});

it.each([
  ['RUN apk add $PACKAGES', 'system-package'],
  ['RUN apt-get install -y $(cat list)', 'system-package'],
  ['RUN cat list | xargs apk add', 'system-package'],
  ['RUN $MANAGER install foo', 'unreadable'],
  ['RUN curl -f https://x.example/i.sh | sh', 'external-source'],
  ['RUN bash <(curl https://x.example/i.sh)', 'external-source'],
  ['RUN wget -O i.sh https://x.example/1 && sh i.sh', 'external-source'],
  ['RUN base64 -d x | sh', 'unreadable'],
  ['RUN apk add "bash', 'unreadable'],
  ['RUN if [', 'unreadable'],
  ['RUN python -c "os.system(\'apk add bash\')"', 'unreadable'],
  ['RUN <<EOF\n#!/usr/bin/env python\nEOF', 'unreadable'],
  ['SHELL ["powershell"]', 'unreadable'],
  ['FOO bar', 'unreadable'],
  ['USER $ANYBODY', 'root-user'],
  ['COPY --from=$IMAGE /a /b', 'external-source'],
  ['FROM $BASE', 'base-image'],
])('%j cannot be decided, and counts as tier 3', (line, item) => {
  const report = classify(line);

  expect(report.tier).toBe(3);
  expect(report.findings).toContainEqual(
    expect.objectContaining({ item, undecided: true, tier: 3 }),
  );
});

it.each([
  ['RUN ./install.sh', 'local-script'],
  ['RUN apk add php$VERSION-fpm', 'system-package'],
])('%j cannot be decided, and is tier 2 whatever it is', (line, item) => {
  const report = classify(line);

  expect(report.tier).toBe(2);
  expect(report.findings[0]).toMatchObject({ item, undecided: true });
});

it.each([
  'RUN echo "apk add bash"',
  'RUN command -v bash',
  'RUN bash --version',
  'RUN apk del bash',
  'RUN apt-get update && rm -rf /var/lib/apt/lists/*',
  'RUN worker & sleep 1',
  'HEALTHCHECK CMD curl https://x.example/ | grep ok',
])('%j is tier 1', line => {
  expect(classify(line).tier).toBe(1);
});

describe('what public Dockerfiles taught', () => {
  it('g++ keeps its name', () => {
    expect(classify('RUN apt-get install g++').packages).toEqual([
      { manager: 'apt', name: 'g++' },
    ]);
  });

  it('a number inside a name is no version', () => {
    expect(
      classify('RUN dnf install java-1.8.0-openjdk bash-5.1-3.el9').packages,
    ).toEqual([
      { manager: 'dnf', name: 'java-1.8.0-openjdk' },
      { manager: 'dnf', name: 'bash', version: '5.1-3.el9' },
    ]);
  });

  it('a simulated install installs nothing', () => {
    expect(classify('RUN apt-get install -s foo')).toMatchObject({
      tier: 1,
      packages: [],
    });
  });

  it('an assignment before set stays', () => {
    expect(
      classify("RUN deps=' a b ' set -x && apk add $deps").packages,
    ).toHaveLength(2);
  });

  it('priorities of packages name no source', () => {
    expect(classify('RUN printf x > /etc/apt/preferences.d/no-x').tier).toBe(1);
  });

  it('a description of a bus service starts no service', () => {
    expect(classify('COPY x /usr/local/share/dbus-1/x.service').tier).toBe(1);
  });
});
