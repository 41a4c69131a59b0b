/** As much of a message as fits beside others, in characters. */
const SHORT = 240;

/** A message that may be very long, like an error: its beginning, the rest on demand. */
export function LongText(props: { text: string }) {
  const { text } = props;
  if (text.length <= SHORT) {
    return <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;
  }
  return (
    <details style={{ overflowWrap: 'anywhere' }}>
      <summary>{text.slice(0, SHORT)}…</summary>
      {text.slice(SHORT)}
    </details>
  );
}
