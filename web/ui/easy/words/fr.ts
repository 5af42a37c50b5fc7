/** Words of the frame of an easy page. A text is not « FALC » before people concerned have read it: it says so. */
export const fr = {
  label: 'Lecture facile, à relire avec les personnes concernées.',
  more: 'Plus',
  moreText: 'Tout ce que la page sait, et tous les choix.',
  leave: 'Revenir à la lecture habituelle',
}
