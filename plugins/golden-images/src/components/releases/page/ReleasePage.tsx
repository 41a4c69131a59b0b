import { makeStyles } from '@material-ui/core/styles';
import { useParams } from 'react-router-dom';
import type { ReleaseName } from '@image-governance/plugin-golden-images-common';
import { ReleaseHeader } from './ReleaseHeader';
import { ReleaseRequest } from './ReleaseRequest';
import { PageSection } from './PageSection';
import { RELEASE_SECTIONS, type ReleaseSection } from './sections';
import { SectionLinks } from './SectionLinks';
import { useScrollToAnchor } from './useScrollToAnchor';

const useStyles = makeStyles(
  theme => ({
    body: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      [theme.breakpoints.up('md')]: {
        gridTemplateColumns: '12em minmax(0, 1fr)',
      },
    },
    sections: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'GoldenImagesReleasePage' },
);

/** Everything that is known of the release that the address names, in sections with anchors. */
export function ReleasePage(props: { sections?: readonly ReleaseSection[] }) {
  const { family = '', track = '', version = '' } = useParams();
  return (
    // Another release is another page: nothing of the one before stays while it loads.
    <PageOf
      key={`${family}/${track}/${version}`}
      release={{ family, track, version }}
      sections={props.sections ?? RELEASE_SECTIONS}
    />
  );
}

function PageOf(props: {
  release: ReleaseName;
  sections: readonly ReleaseSection[];
}) {
  const classes = useStyles();
  const { release, sections } = props;
  useScrollToAnchor();
  return (
    <ReleaseRequest release={release}>
      <ReleaseHeader release={release} />
      <div className={classes.body}>
        <SectionLinks sections={sections} />
        <div className={classes.sections}>
          {sections.map(section => (
            <PageSection key={section.id} section={section} release={release} />
          ))}
        </div>
      </div>
    </ReleaseRequest>
  );
}
