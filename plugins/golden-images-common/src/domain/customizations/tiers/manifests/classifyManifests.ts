import { ShellJudge } from '../commands/ShellJudge';
import type { Draft } from '../draft';
import { findingsAt, makeReport } from '../report';
import type { ShellParser } from '../shell/ShellParser';
import type { NamedImage, TierFinding, TierReport } from '../tier';
import type { TierPolicy } from '../tierPolicy';
import { field, fieldsOf, itemsOf, shown, textOf } from './fields';
import { CONTAINER_LISTS, judgePod } from './judgePod';
import { judgeMetadata, judgeObject } from './judgeObject';
import { readYaml } from './readYaml';
import type { YamlValue } from './yamlValue';

/**
 * Classifies Kubernetes manifests: any object that holds containers is a pod,
 * so that workloads of all kinds, lists, patches and custom kinds are read alike.
 * @throws UnclassifiableError
 */
export function classifyManifests(
  text: string,
  options: { readonly parser: ShellParser; readonly policy: TierPolicy },
): TierReport {
  const template = text.search(/^[^\S\n]*\{\{/m);
  if (template >= 0) {
    return makeReport({
      findings: unreadable(
        text.slice(0, template).split('\n').length,
        'this is a template: classify what it becomes (helm template)',
      ),
      images: [],
      packages: [],
    });
  }
  const shell = new ShellJudge(options);
  const { values, problems } = readYaml(text);
  const findings: TierFinding[] = problems.flatMap(({ line, message }) =>
    unreadable(line, `this is no YAML: ${message}`),
  );
  const images: NamedImage[] = [];
  const add = (name: string, value: YamlValue, drafts: readonly Draft[]) =>
    findings.push(
      ...findingsAt(
        { line: value.line, text: `${name}: ${shown(value)}` },
        drafts,
      ),
    );
  const waiting = [...values].reverse();
  for (let value = waiting.pop(); value; value = waiting.pop()) {
    for (const each of [...judgeMetadata(value), ...judgeObject(value)]) {
      add(each.name, each.value, each.drafts);
    }
    if (
      CONTAINER_LISTS.some(list =>
        itemsOf(field(value, list)).some(isContainer),
      )
    ) {
      for (const each of judgePod(value, { ...options, shell })) {
        add(each.name, each.value, each.drafts);
      }
      images.push(...imagesOf(value));
    }
    const inner =
      value.kind === 'list'
        ? value.items
        : fieldsOf(value).map(([, each]) => each);
    waiting.push(...inner.filter(each => each.kind !== 'scalar').reverse());
  }
  if (values.every(each => each.kind === 'scalar') && problems.length === 0) {
    findings.push(...unreadable(1, 'there is no manifest in it'));
  }
  return makeReport({
    findings,
    images,
    packages: findings.flatMap(each => each.packages ?? []),
  });
}

function isContainer(value: YamlValue): boolean {
  return value.kind === 'map';
}

function imagesOf(pod: YamlValue): NamedImage[] {
  return CONTAINER_LISTS.flatMap(list =>
    itemsOf(field(pod, list)).flatMap(container => {
      const image = field(container, 'image');
      const reference = textOf(image);
      return image && reference
        ? [{ reference, line: image.line, ships: true }]
        : [];
    }),
  );
}

function unreadable(line: number, reason: string): TierFinding[] {
  return findingsAt({ line, text: '' }, [
    { item: 'unreadable', undecided: true, reason },
  ]);
}
