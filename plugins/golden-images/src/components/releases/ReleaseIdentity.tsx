import { makeStyles } from '@material-ui/core/styles';
import type {
  Platform,
  ReleaseDetail,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { CodeText, DigestText } from '../copy';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, ...theme.typography.body2 },
    term: { color: theme.palette.text.secondary },
    value: {
      margin: theme.spacing(0, 0, 1),
      minWidth: 0,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesReleaseIdentity' },
);

/** How a release is written, what its digests are, and what names it now. */
export function ReleaseIdentity(props: { release: ReleaseDetail }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { pinnedReference, digest, platforms, tags } = props.release;
  return (
    <dl className={classes.root}>
      <dt className={classes.term}>{t('releases.catalogue.detail.pinned')}</dt>
      <dd className={classes.value}>
        <CodeText
          text={pinnedReference}
          label={t('releases.catalogue.copyName', {
            reference: pinnedReference,
          })}
        />
      </dd>
      <dt className={classes.term}>{t('releases.catalogue.detail.index')}</dt>
      <dd className={classes.value}>
        <DigestText digest={digest} />
      </dd>
      {platforms
        .filter(platform => platform.digest !== digest)
        .map(platform => (
          <div key={platform.digest}>
            <dt className={classes.term}>
              {t('releases.catalogue.detail.platform', {
                platform: nameOf(platform.platform),
              })}
            </dt>
            <dd className={classes.value}>
              <DigestText digest={platform.digest} />
            </dd>
          </div>
        ))}
      <dt className={classes.term}>{t('releases.catalogue.detail.tags')}</dt>
      <dd className={classes.value}>
        {tags.length > 0
          ? tags.map(tag => <div key={tag}>{tag}</div>)
          : t('releases.catalogue.detail.noTags')}
      </dd>
    </dl>
  );
}

function nameOf({ os, architecture, variant }: Platform): string {
  return [os, architecture, variant].filter(Boolean).join('/');
}
