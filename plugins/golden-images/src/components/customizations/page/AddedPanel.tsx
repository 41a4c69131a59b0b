import Typography from '@material-ui/core/Typography';
import type {
  InstalledPackage,
  RequestView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts, type Translate } from '../../../translation';
import { CodeText } from '../../copy';
import { ReleaseLink } from '../../releases/ReleaseLink';
import { CodeWithFindings } from './CodeWithFindings';
import { Fact, Facts } from './Fact';
import { findingsOf } from './findingsOf';

/** The difference to the base: what is installed, and the lines that are added to it with what was found in them. */
export function AddedPanel(props: { request: RequestView }) {
  const { t } = useTexts();
  const { base, baseRelease, dockerfile, manifest, report } = props.request;
  const findings = manifest
    ? findingsOf(report.findings, dockerfile)
    : { dockerfile: report.findings, manifest: [] };
  const shipped = report.images.find(({ ships }) => ships);
  return (
    <>
      <Facts>
        <Fact name={t('customization.added.base')}>
          {baseRelease && (
            <>
              <ReleaseLink id={baseRelease}>{baseRelease}</ReleaseLink>
              <br />
            </>
          )}
          <CodeText text={base} label={t('customization.added.copyBase')} />
        </Fact>
        <Fact name={t('customization.added.packages')}>
          {report.packages.map(each => installedText(t, each)).join(', ') ||
            t('customization.added.noPackages')}
        </Fact>
      </Facts>
      <Typography variant="body2" color="textSecondary" gutterBottom>
        {t('customization.added.legend')}
      </Typography>
      <CodeWithFindings
        title={t('customization.added.dockerfile')}
        copyLabel={t('customization.added.copy')}
        text={dockerfile}
        findings={findings.dockerfile}
        addedAfter={shipped?.line ?? 0}
      />
      {manifest && (
        <CodeWithFindings
          title={t('customization.added.manifest')}
          copyLabel={t('customization.added.copyManifest')}
          text={manifest}
          findings={findings.manifest}
        />
      )}
    </>
  );
}

function installedText(
  t: Translate,
  { name, version, manager }: InstalledPackage,
): string {
  return version
    ? t('customization.added.installed', { name, version, manager })
    : t('customization.added.installedAny', { name, manager });
}
