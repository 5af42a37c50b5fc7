/** Words of the archive itself. It is read without us, for years: in French, the language of the record. */

/** CSP L.1111-18: nobody outside care may ask for it, not even with her agreement. */
export const WARNING =
  'Personne ne peut vous demander ce dossier : ni un employeur, ni une banque, ni une assurance, ni une mutuelle. C’est interdit, même avec votre accord (Code de la santé publique, article L.1111-18).'

export const COPY = 'Ceci est une copie. Elle ne prouve pas que votre dossier est complet.'

export const proofReadme = `Qui a regardé ce dossier : la preuve

evidence.json   toutes les lignes de la trace, avec leurs preuves
trust.json      la clé publique du registre, telle que notre serveur la donne

Pour vérifier vous-même, sans nous :
1. Installez Node.js (https://nodejs.org), version 20 ou plus.
2. Téléchargez le vérificateur : /verifier/verify-trace.mjs, sur le site de votre dossier.
3. Dans ce dossier-ci, lancez : node verify-trace.mjs evidence.json trust.json

La réponse dit si chaque ligne est celle qui a été écrite, et si aucune ne manque.
Pour ne pas nous croire, prenez la clé du registre ailleurs qu’ici : auprès d’un témoin, ou d’une copie plus ancienne.
`
