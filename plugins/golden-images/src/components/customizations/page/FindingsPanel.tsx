import Typography from '@material-ui/core/Typography';
import type { RequestView } from '@image-governance/plugin-golden-images-common';
import { FindingList } from '../FindingList';

/** What decided the tier, and everything that was found, the strictest first. */
export function FindingsPanel(props: { request: RequestView }) {
  const { report } = props.request;
  return (
    <>
      <Typography gutterBottom>{report.sentence}</Typography>
      <FindingList findings={report.findings} omitted={report.omitted} />
    </>
  );
}
