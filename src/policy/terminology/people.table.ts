/**
 * How the person finds and reads each document type: family, plain words in French and in English. Ours, not a published set.
 * `type|family|French|English`. Every type of JDV_J07 has a row (a rule tests it).
 */
export const rows = `
ATTEST-ASS-COMPL|other|Attestation de mutuelle|Complementary insurance certificate
ATTEST-RESID|other|Attestation de résidence|Proof of residence
ATTEST-HEBGT|other|Attestation d’hébergement|Proof of accommodation
ATTEST-DROITS-AM|other|Attestation de droits|Health insurance certificate
AUTORIS-SOINS|certificates|Autorisation de soins|Authorisation for care
BIL_AUTO|prevention|Bilan d’autonomie|Independence assessment
CERT_DECL|certificates|Certificat ou déclaration|Certificate or declaration
DISP_AUT|medicines|Produits remis|Items dispensed
EXPPAT_1|other|Mes volontés|My wishes
EXPPAT_2|other|Document ajouté par moi|Document I added
EXPPAT_3|other|Mes directives anticipées|My advance directives
IMG-KOS|imaging|Images d’examen|Scan images
PROT_ALD|medicines|Protocole de soins (ALD)|Long-term illness care protocol
REMB|other|Mes remboursements|My reimbursements
SYNTH|consultation|Ma santé en résumé|My health summary
DOCPAT01|consultation|Résumé ajouté par moi|Summary I added
DOCPAT02|medicines|Ordonnance ou soin ajouté par moi|Prescription or care I added
DOCPAT03|consultation|Compte rendu ajouté par moi|Report I added
DOCPAT04|imaging|Imagerie ajoutée par moi|Imaging I added
DOCPAT05|biology|Analyse ajoutée par moi|Lab result I added
DOCPAT06|prevention|Prévention, ajouté par moi|Prevention document I added
DOCPAT07|certificates|Certificat ajouté par moi|Certificate I added
DOCPAT08|other|Mon profil médical|My medical profile
DOCPAT09|other|Papier administratif ajouté par moi|Administrative paper I added
PIECE-IDENTITE|other|Pièce d’identité|Identity document
PRESC-AAT|certificates|Arrêt de travail|Sick leave
PRESC-BIO|biology|Ordonnance de prise de sang ou d’analyse|Lab test order
PRESC-KINE|medicines|Ordonnance de kiné|Physiotherapy order
PRESC-INF|medicines|Ordonnance de soins infirmiers|Nursing care order
PRESC-PEDI|medicines|Ordonnance de pédicurie|Podiatry order
PRESC-ORTHOPHO|medicines|Ordonnance d’orthophonie|Speech therapy order
PRESC-ORTHOPTIE|medicines|Ordonnance d’orthoptie|Orthoptics order
FEUILLE-DE-STYLE|other|Fichier technique|Technical file
FICHE-CONTACTS|other|Fiche de contacts|Contact sheet
EXPORT_DUI|other|Dossier de l’établissement|Care home file
11369-6|vaccines|Mes vaccins|My vaccinations
11488-4|consultation|Consultation|Consultation
11490-0|hospital|Lettre de sortie d’hôpital|Hospital discharge letter
34112-3|hospital|Séjour à l’hôpital|Hospital stay
11502-2|biology|Prise de sang ou analyse|Blood test or lab result
11505-5|consultation|Soin réalisé|Treatment report
11506-3|consultation|Suivi par un soignant|Follow-up by a therapist
15507-7|hospital|Passage aux urgences|Emergency visit
15508-5|hospital|Accouchement|Delivery report
18776-5|medicines|Mon plan de soins|My care plan
18748-4|imaging|Radio, scanner, échographie…|X-ray, scan, ultrasound…
18761-7|hospital|Lettre d’entrée ou de transfert|Admission or transfer letter
28617-9|prevention|Bilan des dents|Dental check-up
28653-4|other|Document social|Social care document
29274-8|consultation|Mesures (tension, température…)|Measurements (blood pressure, temperature…)
34120-6|consultation|Bilan|Assessment
34133-9|consultation|Résumé d’un épisode de soins|Summary of a care episode
34749-2|hospital|Consultation d’anesthésie|Pre-anaesthesia visit
34794-8|consultation|Réunion de spécialistes|Specialists’ meeting
34842-5|other|Évaluation des besoins|Needs assessment
34874-8|hospital|Opération|Surgery report
34875-5|hospital|Suivi après opération|Post-operative note
34876-3|hospital|Bilan avant opération|Pre-operative note
34895-3|other|Fiche d’information|Information sheet
47420-5|consultation|Bilan fonctionnel|Functional assessment
51851-4|other|Papier administratif|Administrative paper
51969-4|biology|Analyse génétique|Genetic test
52040-3|imaging|Photo ou image|Photo or picture
55115-0|imaging|Ordonnance de radio ou de scanner|Imaging order
55751-2|certificates|Déclaration de santé publique|Public health notification
56445-0|medicines|Bilan de mes médicaments|Medication review
56446-8|other|Rendez-vous|Appointment
57828-6|medicines|Ordonnance|Prescription
57832-8|medicines|Ordonnance de soins|Care order
57833-6|medicines|Ordonnance|Prescription
59283-2|prevention|Examen de l’enfant|Child check-up
59284-0|certificates|Consentement signé|Signed consent
60280-5|hospital|Retour des urgences|Return from emergency care
60568-3|biology|Analyse d’un prélèvement (biopsie, frottis)|Biopsy or smear result
60591-5|consultation|Ma santé en résumé|My health summary
60593-1|medicines|Médicaments remis|Medicines dispensed
61357-0|medicines|Avis du pharmacien|Pharmacist’s advice
67851-6|hospital|Entrée à l’hôpital|Hospital admission
68599-0|consultation|Résumé de psychiatrie|Psychiatric summary
68814-3|consultation|Note de pédiatrie|Paediatric note
68817-6|prevention|Bilan de santé de l’enfant|Child health check
70004-7|consultation|Examen réalisé|Examination report
78341-5|hospital|Transfert aux urgences|Transfer to emergency care
74207-2|hospital|Fiche d’urgence|Emergency sheet
74465-6|prevention|Mon questionnaire de santé|My health questionnaire
75468-9|medicines|Ordonnance renouvelée par le pharmacien|Prescription renewed by the pharmacist
75482-0|prevention|Soin de prévention|Preventive treatment
75492-9|prevention|Dépistage|Screening
75496-0|consultation|Demande de téléconsultation|Telehealth request
77436-4|hospital|Anesthésie|Anaesthesia report
77604-7|medicines|Programme de traitement|Treatment plan
78513-9|consultation|Consultation des yeux|Eye consultation
78601-2|medicines|Entretien avec le pharmacien|Talk with the pharmacist
80565-5|medicines|Médicaments donnés|Medicines given
80771-9|certificates|Projet d’accueil à l’école|School health plan
80788-3|other|Projet d’accompagnement|Support plan
80820-4|medicines|Bilan de mes médicaments à l’hôpital|Hospital medication reconciliation
83836-7|consultation|Schéma des dents|Dental chart
83869-8|prevention|Mon plan de prévention|My prevention plan
83901-9|consultation|Bilan psychologique|Psychological assessment
83963-9|prevention|Mon environnement et ma santé|Environment and health summary
83981-1|hospital|Lettre de sortie d’établissement médico-social|Care home discharge letter
84067-8|biology|Mes transfusions|My transfusions
85208-7|consultation|Téléconsultation|Teleconsultation
86531-1|certificates|Attestation de sortie|Discharge certificate
87273-9|vaccines|Vaccin|Vaccination
88348-8|hospital|Lettre d’entrée en établissement médico-social|Care home admission letter
89601-9|certificates|Certificat médical|Medical certificate
93024-8|medicines|Consultation avec le pharmacien|Pharmacist consultation
96163-1|consultation|Bilan infirmier|Nursing assessment
96349-6|consultation|Lettre à un confrère|Referral letter
96874-3|vaccines|Attestation de vaccination Covid-19|Covid-19 vaccination certificate
96173-0|biology|Test rapide|Rapid test
57055-6|hospital|Résumé de grossesse|Pregnancy summary
57057-2|hospital|Naissance : résumé pour la mère|Birth: mother’s summary
57075-4|hospital|Naissance : résumé pour l’enfant|Birth: child’s summary
89235-6|hospital|Suites de couches|After the birth
78489-2|hospital|Mon bébé à la maternité|My baby in the maternity ward
89233-1|consultation|Suivi de grossesse|Pregnancy follow-up
97694-4|consultation|Suivi de la mère et du bébé|Mother and baby note
100967-9|consultation|Rythme du cœur du bébé|Baby’s heart rate
101881-1|certificates|Carte d’implant|Implant card
E1762|other|Fichier technique|Technical file
`
