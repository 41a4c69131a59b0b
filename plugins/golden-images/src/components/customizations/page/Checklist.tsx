import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import {
  CHECKLIST_ANSWERS,
  type AnsweredItem,
  type ChecklistQuestion,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';

/** The questions of a review, each to be answered; a concern takes a note (R-REQ-20, R-REQ-21). */
export function Checklist(props: {
  questions: readonly ChecklistQuestion[];
  answers: readonly AnsweredItem[];
  onAnswer: (answer: AnsweredItem) => void;
}) {
  const { questions, answers, onAnswer } = props;
  return (
    <>
      {questions.map(question => (
        <Question
          key={question.item}
          question={question}
          answered={answers.find(({ item }) => item === question.item)}
          onAnswer={onAnswer}
        />
      ))}
    </>
  );
}

function Question(props: {
  question: ChecklistQuestion;
  answered?: AnsweredItem;
  onAnswer: (answer: AnsweredItem) => void;
}) {
  const { t } = useTexts();
  const { question, answered, onAnswer } = props;
  const { item } = question;
  return (
    <FormControl component="fieldset" fullWidth margin="dense">
      <FormLabel component="legend">{question.question}</FormLabel>
      <RadioGroup
        row
        name={`checklist-${item}`}
        value={answered?.answer ?? ''}
        onChange={(_event, value) => {
          const answer = CHECKLIST_ANSWERS.find(each => each === value);
          if (answer) {
            onAnswer({ ...answered, item, answer });
          }
        }}
      >
        {CHECKLIST_ANSWERS.map(answer => (
          <FormControlLabel
            key={answer}
            value={answer}
            control={<Radio size="small" color="primary" />}
            label={t(`customization.reviews.answer.${answer}`)}
          />
        ))}
      </RadioGroup>
      {answered?.answer === 'concern' && (
        <TextField
          id={`checklist-note-${item}`}
          fullWidth
          required
          multiline
          margin="dense"
          label={t('customization.dialog.note', {
            question: question.question,
          })}
          value={answered.note ?? ''}
          inputProps={{ maxLength: 2000 }}
          onChange={event =>
            onAnswer({ ...answered, note: event.target.value })
          }
        />
      )}
    </FormControl>
  );
}
