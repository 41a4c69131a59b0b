/**
 * The card of the home page, in both frontend systems. Its name is what a
 * portal's layout of the home page refers to; home pages take no translated titles.
 */
export const MY_TEAMS = {
  name: 'HomePageGoldenImagesOfMyTeams',
  title: 'Golden images of my teams',
  description:
    'Adoption of golden images by your teams, their next deadlines and what is left to do',
  layout: {
    width: { minColumns: 4, defaultColumns: 12 },
    height: { minRows: 3, defaultRows: 8 },
  },
};
