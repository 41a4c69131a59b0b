import Typography from '@material-ui/core/Typography';
import type {
  RequestView,
  Review,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { ActorName } from '../../audit/ActorName';
import { timeText } from '../../time';
import { WebLink } from '../WebLink';

/** Who said what in a review, when and why, with the answers to the checklist; newest first. */
export function ReviewList(props: { request: RequestView }) {
  const { t } = useTexts();
  const { request } = props;
  if (request.reviews.length === 0) {
    return (
      <Typography variant="body2">
        {t('customization.reviews.nobody')}
      </Typography>
    );
  }
  return (
    <ul style={{ margin: 0, paddingLeft: 20, overflowWrap: 'anywhere' }}>
      {[...request.reviews].reverse().map(review => (
        <li key={`${review.at} ${review.actor} ${review.role}`}>
          <Said review={review} request={request} />
        </li>
      ))}
    </ul>
  );
}

function Said(props: { review: Review; request: RequestView }) {
  const { t } = useTexts();
  const { review, request } = props;
  const { role, decision, revision, reason, actor, at, checklist } = review;
  const said =
    role === 'security' && decision === 'rejected' ? 'vetoed' : decision;
  const questions = new Map(
    request.standings
      .flatMap(standing => standing.questions)
      .map(({ item, question }) => [item, question]),
  );
  return (
    <>
      <Typography variant="body2">
        {t(`customization.reviews.said.${said}`, {
          actor: <ActorName actor={actor} />,
          role: t(`customizations.who.${role}`),
        })}
        {`, ${timeText(t, at)}`}
        {revision !== request.revision &&
          `, ${t('customization.reviews.former', {
            revision: String(revision),
          })}`}
        {reason && `: ${reason}`}{' '}
        {review.commentUrl && (
          <WebLink url={review.commentUrl}>
            {t('customization.reviews.comment')}
          </WebLink>
        )}
      </Typography>
      {checklist.length > 0 && (
        <details>
          <summary>
            <Typography variant="body2" component="span">
              {t('customization.reviews.checklist')}
            </Typography>
          </summary>
          <ul>
            {checklist.map(({ item, answer, note }) => (
              <Typography key={item} component="li" variant="body2">
                {`${questions.get(item) ?? item} `}
                <strong>{t(`customization.reviews.answer.${answer}`)}</strong>
                {note && `: ${note}`}
              </Typography>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
