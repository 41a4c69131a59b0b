import type { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type {
  ImageDetail,
  ImageManifest,
  Platform,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { DigestText } from '../copy';
import { LongText } from '../longText';
import { timeText } from '../time';
import { formatSize } from './formatSize';
import { Section } from './Section';

/** What was read of the image; an index is one image with its platforms. */
export function ImageFacts(props: { image: ImageDetail }) {
  const { t } = useTexts();
  const { content, unreadable } = props.image;
  if (!content) {
    return (
      <Section title={t('images.detail.facts')}>
        {unreadable ? (
          <LongText text={t('images.detail.unreadable', { ...unreadable })} />
        ) : (
          t('images.detail.notRead')
        )}
      </Section>
    );
  }
  const manifests = content.kind === 'index' ? content.manifests : [content];
  return (
    <>
      <Section title={t('images.detail.platforms')}>
        <Platforms manifests={manifests} />
      </Section>
      <Section title={t('images.detail.facts')}>
        {manifests.map(manifest => (
          <Config
            key={manifest.digest}
            manifest={manifest}
            titled={manifests.length > 1}
          />
        ))}
        <Texts
          title={t('images.detail.annotations')}
          texts={content.annotations}
        />
      </Section>
    </>
  );
}

function Platforms(props: { manifests: readonly ImageManifest[] }) {
  const { t } = useTexts();
  return (
    <TableContainer>
      <Table size="small" aria-label={t('images.detail.platforms')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('images.detail.platform')}</TableCell>
            <TableCell align="right">{t('images.detail.layers')}</TableCell>
            <TableCell align="right">{t('images.detail.size')}</TableCell>
            <TableCell>{t('images.detail.created')}</TableCell>
            <TableCell>{t('images.detail.digest')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.manifests.map(manifest => (
            <TableRow key={manifest.digest}>
              <TableCell>{platformText(manifest.platform)}</TableCell>
              <TableCell align="right">{manifest.diffIds.length}</TableCell>
              <TableCell align="right">
                {formatSize(manifest.sizeBytes)}
              </TableCell>
              <TableCell>
                {manifest.created
                  ? timeText(t, manifest.created)
                  : t('images.detail.noCreated')}
              </TableCell>
              <TableCell>
                <DigestText digest={manifest.digest} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Config(props: { manifest: ImageManifest; titled: boolean }) {
  const { t } = useTexts();
  const { manifest, titled } = props;
  const { user, entrypoint, labels, platform } = manifest;
  return (
    <>
      {titled && (
        <Typography variant="subtitle2" component="p">
          {platformText(platform)}
        </Typography>
      )}
      <dl style={{ margin: 0 }}>
        <Fact title={t('images.detail.user')}>
          {user === undefined
            ? t('images.detail.notKept')
            : user || t('images.detail.noUser')}
        </Fact>
        <Fact title={t('images.detail.entrypoint')}>
          {entrypoint?.length ? (
            <code>{JSON.stringify(entrypoint)}</code>
          ) : (
            t(
              user === undefined
                ? 'images.detail.notKept'
                : 'images.detail.noEntrypoint',
            )
          )}
        </Fact>
      </dl>
      <Texts title={t('images.detail.labels')} texts={labels} />
    </>
  );
}

function Fact(props: { title: string; children: ReactNode }) {
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <dt style={{ display: 'inline' }}>{props.title}: </dt>
      <dd style={{ display: 'inline', margin: 0 }}>{props.children}</dd>
    </div>
  );
}

/** Anybody's texts, by their keys; folded away, since there may be many. */
function Texts(props: {
  title: string;
  texts: Readonly<Record<string, string>>;
}) {
  const entries = Object.entries(props.texts);
  if (entries.length === 0) {
    return null;
  }
  return (
    <details>
      <summary>
        {props.title} ({entries.length})
      </summary>
      <dl style={{ margin: 0 }}>
        {entries.map(([key, value]) => (
          <Fact key={key} title={key}>
            <LongText text={value} />
          </Fact>
        ))}
      </dl>
    </details>
  );
}

function platformText({ os, architecture, variant }: Platform): string {
  return [os, architecture, variant].filter(Boolean).join('/');
}
