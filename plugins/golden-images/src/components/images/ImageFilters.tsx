import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import useDebounce from 'react-use/esm/useDebounce';
import {
  IMAGE_CONTENTS,
  VERDICTS,
  VERDICT_TEXT,
  type Facets,
  type ImageFilter,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { FilterFrame } from '../filters';
import { FilterSelect } from '../inventory/FilterSelect';

const useStyles = makeStyles(
  // A whole reference with its digest is to be seen.
  { text: { gridColumn: '1 / -1' } },
  { name: 'GoldenImagesImageFilters' },
);

/** Filters of the images table. */
export function ImageFilters(props: {
  filter: ImageFilter;
  facets: Facets | undefined;
  onChange: (filter: ImageFilter) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { filter, facets, onChange } = props;
  const set = (part: ImageFilter) => onChange({ ...filter, ...part });
  return (
    <FilterFrame
      label={t('images.filters.label')}
      reset={t('images.filters.reset')}
      onReset={() => onChange({})}
    >
      <TextFilter
        key={filter.text ?? ''}
        className={classes.text}
        text={filter.text ?? ''}
        onChange={text => set({ text: text || undefined })}
      />
      <FilterSelect
        label={t('images.filters.verdict')}
        options={VERDICTS}
        value={filter.verdict}
        titleOf={verdict => VERDICT_TEXT[verdict].title}
        onChange={verdict => set({ verdict })}
      />
      <FilterSelect
        label={t('images.filters.content')}
        options={IMAGE_CONTENTS}
        value={filter.content}
        titleOf={content => t(`images.content.${content}`)}
        onChange={content => set({ content })}
      />
      <FilterSelect
        label={t('images.filters.family')}
        options={facets?.families ?? []}
        value={filter.family}
        onChange={family => set({ family })}
      />
      {filter.release && (
        <FilterSelect
          label={t('images.filters.release')}
          options={[]}
          value={filter.release}
          onChange={release => set({ release })}
        />
      )}
    </FilterFrame>
  );
}

function TextFilter(props: {
  className: string;
  text: string;
  onChange: (text: string) => void;
}) {
  const { t } = useTexts();
  const [text, setText] = useState(props.text);
  useDebounce(
    () => {
      if (text.trim() !== props.text) {
        props.onChange(text.trim());
      }
    },
    300,
    [text],
  );
  return (
    <TextField
      id="golden-images-image-text"
      className={props.className}
      label={t('images.filters.text')}
      type="search"
      size="small"
      variant="outlined"
      inputProps={{ maxLength: 1024, spellCheck: false }}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  );
}
