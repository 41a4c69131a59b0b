import type { Draft } from '../draft';
import { externalDrafts } from '../packages/external';
import { pathDrafts } from '../packages/paths';
import { isAddress } from '../packages/source';
import { GAP, literal, show, type Word } from '../shell/word';
import { expandText } from './expandText';
import type { Instruction } from './instruction';
import type { InstructionContext } from './instructionContext';
import { splitWords } from './splitWords';

/** COPY and ADD: what is put where, and where it is from. */
export function judgeCopy(
  instruction: Instruction,
  context: InstructionContext,
): Draft[] {
  const { stage, escape, policy } = context;
  const words = (
    instruction.exec?.map(literal) ??
    splitWords(instruction.argument, escape).map(literal)
  ).map(({ text }) => expandText(text, stage.variables, escape));
  const target = words.at(-1);
  if (!target || words.length < 2) {
    return [];
  }
  const sources = words
    .slice(0, -1)
    .filter(each => !each.text.startsWith('<<'));
  const from = instruction.flags.find(([name]) => name === 'from')?.[1];
  const places = placesOf(sources, target, stage.workdir);
  rememberTexts(instruction, words, target, context);
  return [
    ...(from === undefined
      ? localDrafts(instruction.keyword, sources, policy)
      : context.takeFrom(
          show(expandText(from, stage.variables, escape)),
          sources,
        )),
    ...places.flatMap(pathDrafts),
    ...sources.flatMap(each => fileDrafts(show(each))),
  ];
}

/** Where each source comes to lie. */
function placesOf(
  sources: readonly Word[],
  target: Word,
  workdir: string,
): string[] {
  const path = show(target).replace(/\\/g, '/');
  const whole = path.startsWith('/') ? path : `${workdir}/${path}`;
  const names = sources
    .map(each => show(each).split('/').at(-1) ?? '')
    .filter(name => name !== '' && name !== '.');
  return whole.endsWith('/') || names.length > 1
    ? [...names.map(name => `${whole.replace(/\/+$/, '')}/${name}`), whole]
    : [whole];
}

function localDrafts(
  keyword: string,
  sources: readonly Word[],
  policy: InstructionContext['policy'],
): Draft[] {
  const addresses = keyword === 'ADD' ? sources.filter(isAddress) : [];
  const local = sources.filter(each => !addresses.includes(each));
  const unknown = local.filter(
    each => keyword === 'ADD' && each.text.startsWith(GAP),
  );
  return [
    ...[...addresses, ...unknown].flatMap(each =>
      externalDrafts(each, 'files are added', 'any', policy).map(draft => ({
        ...draft,
        packages: [{ manager: 'download', name: show(each) }],
      })),
    ),
    ...(local.length > 0 || sources.length === 0
      ? [
          {
            item: local.some(each => /\.(whl|tgz|gem|jar)$/.test(each.text))
              ? ('runtime-plugin' as const)
              : ('application-code' as const),
            reason:
              local.map(show).join(' ').slice(0, 80) ||
              'files that stand in the Dockerfile',
          },
        ]
      : []),
  ];
}

/** What a file is by its own name, wherever it is put. */
function fileDrafts(source: string): Draft[] {
  if (/\.(deb|rpm|apk)$/.test(source)) {
    return [
      {
        item: 'external-source',
        packages: [{ manager: 'file', name: source }],
        reason: `${source} is a package file, which comes from no approved repository`,
      },
    ];
  }
  return /\.(crt|cer|pem|key|p12|pfx|jks|p7b|ko)$/i.test(source)
    ? pathDrafts(source)
    : [];
}

/** Texts that stand in the Dockerfile are read when they are run. */
function rememberTexts(
  { hereDocuments }: Instruction,
  words: readonly Word[],
  target: Word,
  { stage }: InstructionContext,
): void {
  for (const { name, text } of hereDocuments) {
    const last =
      target.text.endsWith('/') || words.length > 2
        ? name
        : target.text.split('/').at(-1);
    if (last) {
      stage.files.set(last, text);
    }
  }
}
