import { parseLabelSelector, selectsLabels } from './labelSelector';

const LABELS = { app: 'shop', tier: 'web', 'example.com/team': 'a', empty: '' };

it.each([
  ['', true],
  [' ', true],
  ['app=shop', true],
  ['app==shop', true],
  ['app = shop , tier = web', true],
  ['app == shop,empty=', true],
  ['app=shop,tier=db', false],
  ['app=cart', false],
  ['app!=shop', false],
  ['app!=cart', true],
  ['missing!=shop', true],
  ['app in (cart, shop)', true],
  ['app in (cart,db)', false],
  ['app notin (cart)', true],
  ['app notin (cart),missing notin (x)', true],
  ['tier notin (web,db)', false],
  ['app', true],
  ['missing', false],
  ['app=shop,missing', false],
  ['!missing', true],
  ['!app', false],
  ['example.com/team in (a,b),app,!missing', true],
  ['constructor', false],
])("'%s' selects the labels: %s", (selector, selects) => {
  expect(selectsLabels(parseLabelSelector(selector), LABELS)).toBe(selects);
});

it.each([
  ['app=shop,', ''],
  [',app', ''],
  ['app in shop', 'app in shop'],
  ['app,a b', 'a b'],
  ['app=a b,tier', 'app=a b'],
  ['app in (a', 'app in (a'],
  ['app,=x', '=x'],
])("'%s' is refused, naming '%s'", (selector, part) => {
  expect(() => parseLabelSelector(selector)).toThrow(
    new SyntaxError(`'${part}' is no label selector requirement`),
  );
});
