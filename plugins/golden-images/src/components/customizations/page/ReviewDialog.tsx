import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  checklistProblem,
  type AnsweredItem,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import type { ActionDialogProps } from './ActionDialogProps';
import { ActionFrame } from './ActionFrame';
import { Checklist } from './Checklist';
import { ReasonField } from './ReasonField';
import { reviewMadeBy, type ReviewAction } from './reviewMadeBy';

/** Takes a review: the checklist of the role, all of it for an approval, and the reason for everything else. */
export function ReviewDialog(
  props: ActionDialogProps & { action: ReviewAction },
) {
  const { t } = useTexts();
  const { request, action } = props;
  const api = useApi(goldenImagesApiRef);
  const [answers, setAnswers] = useState<readonly AnsweredItem[]>([]);
  const [reason, setReason] = useState('');
  const { role, decision } = reviewMadeBy(action);
  const standing = request.standings.find(each => each.role === role);
  const questions = standing?.questions ?? [];
  const approves = decision === 'approved';
  const problem = checklistProblem(role, answers, approves);
  return (
    <ActionFrame
      {...props}
      ready={!problem && (approves || reason.trim() !== '')}
      send={() =>
        api.reviewCustomizationRequest(request.id, {
          role,
          decision,
          revision: request.revision,
          ...(answers.length > 0 && { checklist: answers.map(withoutNote) }),
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        })
      }
    >
      <Checklist
        questions={questions}
        answers={answers}
        onAnswer={answer =>
          setAnswers(before => [
            ...before.filter(({ item }) => item !== answer.item),
            answer,
          ])
        }
      />
      {problem && (
        <Typography variant="body2" color="textSecondary" role="status">
          {problem}
        </Typography>
      )}
      <ReasonField
        required={!approves}
        label={
          approves && standing
            ? t('customization.dialog.reasonDefault', {
                comment: standing.approvalComment,
              })
            : t('customization.dialog.reason')
        }
        value={reason}
        onChange={setReason}
      />
    </ActionFrame>
  );
}

/** A note is of a concern; one that was typed before the answer changed is left out. */
function withoutNote({ item, answer, note }: AnsweredItem): AnsweredItem {
  return answer === 'concern'
    ? { item, answer, note: note?.trim() }
    : { item, answer };
}
