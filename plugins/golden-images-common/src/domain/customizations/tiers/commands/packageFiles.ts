import type { Draft } from '../draft';
import { externalDrafts } from '../packages/external';
import { systemPackageDrafts } from '../packages/packageDrafts';
import { isAddress } from '../packages/source';
import { show, type Word } from '../shell/word';
import type { CommandContext, CommandJudge } from './judge';
import { names, readArguments } from './options';

/** Judges the programs that install package files or by options alone: dpkg, rpm, nix. */
export const PACKAGE_FILES: ReadonlyMap<string, CommandJudge> = new Map<
  string,
  CommandJudge
>([
  [
    'dpkg',
    judgeFiles('apt', /^(-i|--install|--unpack)$|^-[a-zA-Z]*i[a-zA-Z]*$/),
  ],
  ['rpm', judgeRpm],
  ['nix-env', judgeNix],
  ['nix', judgeNix],
  ['Rscript', judgeRscript],
  ['R', judgeRscript],
]);

function judgeFiles(manager: string, when: RegExp): CommandJudge {
  return (args, { policy }) => {
    const { options, operands } = readArguments(
      args,
      names('--root --admindir --prefix --dbpath'),
    );
    if (!options.some(each => when.test(each.name))) {
      return [];
    }
    return operands.flatMap(word => fileDrafts(word, manager, policy));
  };
}

function fileDrafts(
  word: Word,
  manager: string,
  policy: CommandContext['policy'],
): Draft[] {
  return isAddress(word)
    ? externalDrafts(word, 'a package is installed', 'package', policy)
    : [
        {
          item: 'external-source',
          packages: [{ manager, name: show(word) }],
          reason: `${show(
            word,
          )} is a package file, which comes from no approved repository`,
        },
      ];
}

function judgeRpm(args: readonly Word[], context: CommandContext): Draft[] {
  if (args.some(each => each.text === '--import')) {
    return args
      .filter(each => !each.text.startsWith('-'))
      .flatMap((word): Draft[] =>
        isAddress(word)
          ? externalDrafts(
              word,
              'a packager is trusted whose key comes',
              'package',
              context.policy,
            )
          : [
              {
                item: 'external-source',
                reason: `rpm trusts the packager whose key is ${show(word)}`,
              },
            ],
      );
  }
  const install =
    /^(--install|--upgrade|--freshen|--reinstall)$|^-[a-zA-Z]*[iUF][a-zA-Z]*$/;
  const asks = args.some(
    each =>
      /^(--query|--erase|--verify|-[a-zA-Z]*[qeVK])/.test(each.text) &&
      !install.test(each.text.replace(/^-q.*/, '')),
  );
  return asks ? [] : judgeFiles('rpm', install)(args, context);
}

function judgeNix(args: readonly Word[], { fips }: CommandContext): Draft[] {
  const at = args.findIndex(each =>
    /^(install|-i|-iA|--install|-f?iA)$/.test(each.text),
  );
  return at < 0
    ? []
    : systemPackageDrafts(
        args
          .slice(at + 1)
          .filter(each => !each.text.startsWith('-'))
          .map(each => ({ ...each, text: each.text.replace(/^.*[#.]/, '') })),
        'nix',
        fips,
      );
}

function judgeRscript(
  args: readonly Word[],
  { policy }: CommandContext,
): Draft[] {
  const text = args.map(each => each.text).join(' ');
  if (!/install/.test(text)) {
    return [];
  }
  const addresses = text.slice(0, 10_000).match(/https?:\/\/[^\s"')]+/g) ?? [];
  return [
    ...addresses.flatMap(each =>
      externalDrafts(
        { text: each },
        'packages of R are installed',
        'language',
        policy,
      ),
    ),
    { item: 'language-package', reason: 'packages of R are installed' },
  ];
}
