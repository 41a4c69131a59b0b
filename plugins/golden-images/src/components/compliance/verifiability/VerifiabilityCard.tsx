import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  formatCount,
  parseReleaseId,
  releaseTitle,
  type VerifiabilityReport,
  type VerifiabilityRow,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { WorkloadsLink } from '../../inventory/WorkloadsLink';

import { ReleaseLink } from '../../releases/ReleaseLink';
import { Loaded } from '../../request';

/** How many images in production an auditor can verify, and what is missing of the others (R-AUD-03). */
export function VerifiabilityCard() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getVerifiability(), [api]);
  return (
    <InfoCard title={t('verifiability.title')} variant="gridItem">
      <Loaded request={request} what={t('verifiability.what')}>
        {report => <Body report={report} />}
      </Loaded>
    </InfoCard>
  );
}

function Body({ report }: { report: VerifiabilityReport }) {
  const { t } = useTexts();
  const { verifiable, total, display, rows } = report;
  if (total === 0) {
    return <Typography>{t('verifiability.none')}</Typography>;
  }
  const lacking = rows.filter(({ missing }) => missing.length > 0);
  return (
    <>
      <Typography variant="h4" component="p">
        {display}
      </Typography>
      <Typography variant="body2" gutterBottom>
        {t('verifiability.statement', { verifiable, total })}
      </Typography>
      {lacking.length > 0 && (
        <details>
          <summary>{t('verifiability.show')}</summary>
          <Table size="small" aria-label={t('verifiability.table')}>
            <TableHead>
              <TableRow>
                <TableCell>{t('verifiability.base')}</TableCell>
                <TableCell align="right">{t('verifiability.images')}</TableCell>
                <TableCell>{t('verifiability.missing')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {lacking.map(row => (
                <Row key={`${row.release} ${row.withoutDigest}`} row={row} />
              ))}
            </TableBody>
          </Table>
        </details>
      )}
    </>
  );
}

function Row({ row }: { row: VerifiabilityRow }) {
  const { t } = useTexts();
  const { release, images, missing } = row;
  const name = release === undefined ? undefined : parseReleaseId(release);
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {release && name ? (
          <ReleaseLink id={release}>{releaseTitle(name)}</ReleaseLink>
        ) : (
          t(
            row.withoutDigest
              ? 'verifiability.noDigest'
              : 'verifiability.noBase',
          )
        )}
      </TableCell>
      <TableCell align="right">
        {release ? (
          <WorkloadsLink filter={{ release: [release], production: true }}>
            {formatCount(images)}
          </WorkloadsLink>
        ) : (
          formatCount(images)
        )}
      </TableCell>
      <TableCell>
        {missing.map(part => t(`verifiability.part.${part}`)).join(', ')}
      </TableCell>
    </TableRow>
  );
}
