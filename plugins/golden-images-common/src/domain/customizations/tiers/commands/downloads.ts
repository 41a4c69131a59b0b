import type { Draft } from '../draft';
import { externalDrafts } from '../packages/external';
import { hostOf, isAddress, judgeSource } from '../packages/source';
import { GAP, show, type Word } from '../shell/word';
import type { CommandContext, CommandJudge } from './judge';
import { names, readArguments } from './options';

const VALUED: Readonly<Record<string, ReadonlySet<string>>> = {
  curl: names(
    '-o --output -H --header -d --data --data-binary --data-raw -X --request -u --user -A --user-agent -e --referer -b --cookie -c --cookie-jar -F --form -x --proxy -m --max-time --retry --retry-delay --retry-max-time --connect-timeout -T --upload-file -w --write-out --cacert --cert --key --output-dir --resolve -C --continue-at -r --range --proto --proto-redir --tls-max -K --config --ciphers --limit-rate -Y -y',
  ),
  wget: names(
    '-O --output-document -o --output-file -P --directory-prefix -U --user-agent --header -t --tries -T --timeout --user --password -i --input-file -e --execute --post-data -A -R -a --ca-certificate --progress',
  ),
  aria2c: names('-o --out -d --dir -x -s -j -k'),
  git: names(
    '-b --branch --depth -c -C -o --origin --reference -j --jobs --filter',
  ),
  svn: names('-r --revision'),
};

/** Programs that get files from elsewhere. */
export const DOWNLOADERS: ReadonlySet<string> = new Set(
  'curl wget aria2c fetch axel http git svn hg rsync scp sftp ftp aws gsutil gcloud az lftp'.split(
    ' ',
  ),
);

/** Judges a download (R-T3-04). While it is running a container may ask whom it likes: that is the application's doing. */
export function judgeDownload(program: string): CommandJudge {
  return (args, context) => {
    const { options, operands } = readArguments(
      args,
      VALUED[program] ?? names(''),
    );
    const [first] = operands;
    if (
      program === 'git' &&
      !['clone', 'pull', 'fetch', 'submodule', 'remote'].includes(
        first?.text ?? '',
      )
    ) {
      return [];
    }
    const from = sourcesOf(program, options, operands);
    if (
      from.some(each => judgeSource(each, 'any', context.policy) !== 'own-host')
    ) {
      remember(program, options, from, context);
    }
    if (context.moment !== 'build') {
      return [];
    }
    return from.flatMap((each): Draft[] => {
      const drafts = externalDrafts(
        each,
        'files are downloaded',
        'any',
        context.policy,
      );
      return drafts.length === 0 &&
        judgeSource(each, 'any', context.policy) === 'approved'
        ? [
            {
              item: 'system-package',
              reason: `files are downloaded from ${hostOf(
                each.text,
              )}, an approved source`,
              packages: [{ manager: 'download', name: show(each) }],
            },
          ]
        : drafts.map(draft => ({
            ...draft,
            packages: [{ manager: 'download', name: show(each) }],
          }));
    });
  };
}

function sourcesOf(
  program: string,
  options: readonly { readonly name: string; readonly value?: Word }[],
  operands: readonly Word[],
): Word[] {
  const addresses = [
    ...operands,
    ...options
      .filter(each => each.name === '--url')
      .flatMap(each => each.value ?? []),
  ].filter(each => isAddress(each) || /^(s3|gs):\/\//.test(each.text));
  if (
    addresses.length > 0 ||
    !['curl', 'wget', 'aria2c', 'git'].includes(program)
  ) {
    return addresses;
  }
  const rest = program === 'git' ? operands.slice(1) : operands;
  if (program === 'git' && operands[0]?.text !== 'clone') {
    return [];
  }
  const [first] = rest;
  // An address without its scheme, or one that a variable holds.
  return first &&
    (first.text.includes(GAP) ||
      /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(first.text))
    ? [
        first.text.startsWith(GAP)
          ? first
          : { ...first, text: `https://${first.text}` },
      ]
    : [];
}

/** Which files it leaves, so that running one of them is known as running a downloaded script. */
function remember(
  program: string,
  options: readonly { readonly name: string; readonly value?: Word }[],
  from: readonly Word[],
  { files, command }: CommandContext,
): void {
  if (program === 'git') {
    return;
  }
  const written = [
    ...options
      .filter(each =>
        ['-o', '--output', '-O', '--output-document', '--out'].includes(
          each.name,
        ),
      )
      .flatMap(each => each.value ?? []),
    ...command.redirects
      .filter(each => each.operator.includes('>'))
      .map(each => each.target),
  ];
  for (const { text } of [...written, ...from]) {
    const last = text.split(/[?#]/)[0].split('/').at(-1);
    if (last && last !== '-') {
      files.set(last, undefined);
    }
  }
}
