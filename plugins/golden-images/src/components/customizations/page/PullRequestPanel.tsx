import Typography from '@material-ui/core/Typography';
import type { RequestView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { SafeMarkdown } from '../../markdown';
import { WebLink } from '../WebLink';
import { Fact, Facts } from './Fact';

/** Where the pull request is, and what stands in it. */
export function PullRequestPanel(props: { request: RequestView }) {
  const { t } = useTexts();
  const { pullRequest, pullRequestUrl } = props.request;
  const { title, body, branch, labels, teamReviewers, assignees, path } =
    pullRequest;
  return (
    <>
      <Typography variant="body2" gutterBottom>
        {pullRequestUrl ? (
          <WebLink url={pullRequestUrl}>
            {t('customization.pullRequest.open')}
          </WebLink>
        ) : (
          t('customization.pullRequest.none')
        )}
      </Typography>
      <Facts>
        <Fact name={t('customization.pullRequest.title')}>{title}</Fact>
        <Fact name={t('customization.pullRequest.branch')}>{branch}</Fact>
        <Fact name={t('customization.pullRequest.labels')}>
          {labels.join(', ')}
        </Fact>
        <Fact name={t('customization.pullRequest.reviewers')}>
          {teamReviewers.join(', ')}
        </Fact>
        <Fact name={t('customization.pullRequest.assignees')}>
          {assignees.join(', ')}
        </Fact>
        <Fact name={t('customization.pullRequest.path')}>{path}</Fact>
      </Facts>
      <Typography variant="subtitle2" component="h4" style={{ marginTop: 12 }}>
        {t('customization.pullRequest.body')}
      </Typography>
      <SafeMarkdown text={body} />
    </>
  );
}
