import { Fragment } from 'react';

/** The name of an image or the like: breaks after a slash, colon or at sign before it breaks inside a word. */
export function BreakableText(props: { text: string }) {
  return (
    <>
      {props.text.split(/(?<=[/:@])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
