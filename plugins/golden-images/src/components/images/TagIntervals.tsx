import type { TagInterval } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { DigestText } from '../copy';
import { timeText } from '../time';
import { Section } from './Section';

/** Which tags named the image and when: it may be the former content of a tag. */
export function TagIntervals(props: { intervals: readonly TagInterval[] }) {
  const { t } = useTexts();
  const { intervals } = props;
  return (
    <Section title={t('images.detail.tags')}>
      {intervals.length === 0 ? (
        t('images.detail.noTags')
      ) : (
        <ul style={{ margin: 0, paddingLeft: 20 }}>
          {intervals.map(interval => (
            <li
              key={`${interval.registry}/${interval.repository}:${interval.tag} ${interval.from}`}
              style={{ overflowWrap: 'anywhere' }}
            >
              <Interval interval={interval} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Interval(props: { interval: TagInterval }) {
  const { t } = useTexts();
  const { registry, repository, tag, from, until, now } = props.interval;
  const name = `${registry}/${repository}:${tag}`;
  const since = timeText(t, from);
  if (until === undefined) {
    return <>{t('images.detail.tagNow', { tag: name, from: since })}</>;
  }
  const past = { tag: name, from: since, until: timeText(t, until) };
  return now ? (
    <>
      {t('images.detail.tagMoved', past)} <DigestText digest={now} />
    </>
  ) : (
    <>{t('images.detail.tagPast', past)}</>
  );
}
