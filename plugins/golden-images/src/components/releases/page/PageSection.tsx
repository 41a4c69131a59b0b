import { InfoCard } from '@backstage/core-components';
import type { ReleaseName } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import type { ReleaseSection } from './sections';

/** One level below the release's own heading. */
const HEADING = { component: 'h3', variant: 'h6' } as const;

/** A section with its heading and anchor. */
export function PageSection(props: {
  section: ReleaseSection;
  release: ReleaseName;
}) {
  const { t } = useTexts();
  const { id, title, Panel } = props.section;
  const name = title(t);
  return (
    // Takes the focus when its link is followed, so that the keyboard goes on from there.
    <section
      id={id}
      aria-label={name}
      tabIndex={-1}
      style={{ outline: 'none', scrollMarginTop: 16 }}
    >
      <InfoCard title={name} titleTypographyProps={HEADING}>
        <Panel release={props.release} />
      </InfoCard>
    </section>
  );
}
