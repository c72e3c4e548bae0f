<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
    <context>
        <name></name>
        <message id="Cannot open %1: %2." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht öffnen: %2.</numerusform>
                <numerusform>%1 lässt sich nicht öffnen: %2.</numerusform>
            </translation>
        </message>
        <message id="there is no such file">
            <source></source>
            <translation>Es gibt diese Datei nicht</translation>
        </message>
        <message id="it is a folder. Give a sound file">
            <source></source>
            <translation>Das ist ein Ordner. Geben Sie eine Tondatei an</translation>
        </message>
        <message id="it is not an ordinary file. Give a sound file">
            <source></source>
            <translation>Das ist keine gewöhnliche Datei. Geben Sie eine Tondatei an</translation>
        </message>
        <message id="it is empty">
            <source></source>
            <translation>Die Datei ist leer</translation>
        </message>
        <message id="it has %1 channels. Convert it to mono or stereo" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Datei hat %1 Kanäle. Wandeln Sie sie in Mono oder Stereo um</numerusform>
                <numerusform>Die Datei hat %1 Kanäle. Wandeln Sie sie in Mono oder Stereo um</numerusform>
            </translation>
        </message>
        <message id="its sample rate is %1 Hz. Convert it to 8000-192000 Hz" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Abtastrate ist %1 Hz. Wandeln Sie die Datei in 8000-192000 Hz um</numerusform>
                <numerusform>Die Abtastrate ist %1 Hz. Wandeln Sie die Datei in 8000-192000 Hz um</numerusform>
            </translation>
        </message>
        <message id="it holds no sound. If it was being recorded, the recording failed">
            <source></source>
            <translation>Die Datei enthält keinen Ton. Falls sie gerade aufgenommen wurde, ist die Aufnahme misslungen</translation>
        </message>
        <message id="Cannot read %1: %2." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht lesen: %2.</numerusform>
                <numerusform>%1 lässt sich nicht lesen: %2.</numerusform>
            </translation>
        </message>
        <message id="it is damaged at %1 (%2). Get the file again" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Datei ist bei %1 beschädigt (%2). Holen Sie sie erneut</numerusform>
                <numerusform>Die Datei ist bei %1 beschädigt (%2). Holen Sie sie erneut</numerusform>
            </translation>
        </message>
        <message id="%1. Check that you are allowed to read it" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1. Prüfen Sie, ob Sie die Datei lesen dürfen</numerusform>
                <numerusform>%1. Prüfen Sie, ob Sie die Datei lesen dürfen</numerusform>
            </translation>
        </message>
        <message id="the sample at %1 is not a number (NaN or infinite). Export the file again" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Sample bei %1 ist keine Zahl (NaN oder unendlich). Exportieren Sie die Datei erneut</numerusform>
                <numerusform>Das Sample bei %1 ist keine Zahl (NaN oder unendlich). Exportieren Sie die Datei erneut</numerusform>
            </translation>
        </message>
        <message id="it is damaged: the sound breaks off after %1 of %2. Get the file again" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Datei ist beschädigt: Der Ton bricht nach %1 von %2 ab. Holen Sie sie erneut</numerusform>
                <numerusform>Die Datei ist beschädigt: Der Ton bricht nach %1 von %2 ab. Holen Sie sie erneut</numerusform>
            </translation>
        </message>
        <message id="its position at %1 cannot be reached. Get the file again" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Stelle bei %1 ist nicht erreichbar. Holen Sie die Datei erneut</numerusform>
                <numerusform>Die Stelle bei %1 ist nicht erreichbar. Holen Sie die Datei erneut</numerusform>
            </translation>
        </message>
        <message id="%1 channels cannot be written, only mono and stereo" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 Kanäle lassen sich nicht schreiben, nur Mono und Stereo</numerusform>
                <numerusform>%1 Kanäle lassen sich nicht schreiben, nur Mono und Stereo</numerusform>
            </translation>
        </message>
        <message id="%1 cannot store %2 samples. Choose %3" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 kann keine Samples der Art %2 speichern. Wählen Sie eine von: %3</numerusform>
                <numerusform>%1 kann keine Samples der Art %2 speichern. Wählen Sie eine von: %3</numerusform>
            </translation>
        </message>
        <message id="%1 cannot store %2 Hz, only %3 Hz. Choose FLAC or WAV, or convert the sample rate" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 kann nicht %2 Hz speichern, nur %3 Hz. Wählen Sie FLAC oder WAV, oder wandeln Sie die Abtastrate um</numerusform>
                <numerusform>%1 kann nicht %2 Hz speichern, nur %3 Hz. Wählen Sie FLAC oder WAV, oder wandeln Sie die Abtastrate um</numerusform>
            </translation>
        </message>
        <message id="Cannot write %1: %2." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht schreiben: %2.</numerusform>
                <numerusform>%1 lässt sich nicht schreiben: %2.</numerusform>
            </translation>
        </message>
        <message id="AIFF cannot hold more than 4 GB. Choose WAV or FLAC">
            <source></source>
            <translation>AIFF fasst nicht mehr als 4 GB. Wählen Sie WAV oder FLAC</translation>
        </message>
        <message id="the processed sound holds values that are not numbers (NaN or infinite)">
            <source></source>
            <translation>Der bearbeitete Ton enthält Werte, die keine Zahlen sind (NaN oder unendlich)</translation>
        </message>
        <message id="the MP3 decoder cannot be started">
            <source></source>
            <translation>Der MP3-Decoder lässt sich nicht starten</translation>
        </message>
        <message id="it looks like an MP3 file but cannot be decoded">
            <source></source>
            <translation>Die Datei sieht wie MP3 aus, lässt sich aber nicht dekodieren</translation>
        </message>
        <message id="its sample rate or number of channels changes on the way">
            <source></source>
            <translation>Abtastrate oder Kanalzahl wechseln unterwegs</translation>
        </message>
        <message id="the file could not be completed">
            <source></source>
            <translation>die Datei ließ sich nicht abschließen</translation>
        </message>
        <message id="what was written so far cannot be read again">
            <source></source>
            <translation>Was bisher geschrieben wurde, lässt sich nicht wieder lesen</translation>
        </message>
        <message id="it is an MP4 or M4A file, which cannot be read. Convert it to WAV or FLAC first">
            <source></source>
            <translation>MP4- und M4A-Dateien lassen sich nicht lesen. Wandeln Sie sie erst in WAV oder FLAC um</translation>
        </message>
        <message id="it is not a sound file of a known kind, or its beginning is damaged. Give a WAV, AIFF, FLAC, Ogg, Opus or MP3 file">
            <source></source>
            <translation>Das ist keine Tondatei bekannter Art, oder ihr Anfang ist beschädigt. Geben Sie eine Datei in WAV, AIFF, FLAC, Ogg, Opus oder MP3 an</translation>
        </message>
        <message id="it holds bare samples without a header">
            <source></source>
            <translation>Die Datei enthält bloße Samples ohne Kopf</translation>
        </message>
        <message id="Analysing %1" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 wird analysiert</numerusform>
                <numerusform>%1 wird analysiert</numerusform>
            </translation>
        </message>
        <message id="Cannot write %1: it is a folder. Give a file name." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht schreiben: Das ist ein Ordner. Geben Sie einen Dateinamen an.</numerusform>
                <numerusform>%1 lässt sich nicht schreiben: Das ist ein Ordner. Geben Sie einen Dateinamen an.</numerusform>
            </translation>
        </message>
        <message id="Cannot write %1: the folder %2 does not exist. Create it or choose another." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht schreiben: Den Ordner %2 gibt es nicht. Legen Sie ihn an, oder wählen Sie einen anderen.</numerusform>
                <numerusform>%1 lässt sich nicht schreiben: Den Ordner %2 gibt es nicht. Legen Sie ihn an, oder wählen Sie einen anderen.</numerusform>
            </translation>
        </message>
        <message id="Cannot write %1: %2. Choose another folder." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht schreiben: %2. Wählen Sie einen anderen Ordner.</numerusform>
                <numerusform>%1 lässt sich nicht schreiben: %2. Wählen Sie einen anderen Ordner.</numerusform>
            </translation>
        </message>
        <message id="Cannot write %1: %2. The old file, if any, is unchanged." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht schreiben: %2. Eine ältere Datei ist unverändert.</numerusform>
                <numerusform>%1 lässt sich nicht schreiben: %2. Eine ältere Datei ist unverändert.</numerusform>
            </translation>
        </message>
        <message id="Cannot open %1: there is no such file." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht öffnen: Es gibt diese Datei nicht.</numerusform>
                <numerusform>%1 lässt sich nicht öffnen: Es gibt diese Datei nicht.</numerusform>
            </translation>
        </message>
        <message id="Cannot open %1: it is a folder." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht öffnen: Das ist ein Ordner.</numerusform>
                <numerusform>%1 lässt sich nicht öffnen: Das ist ein Ordner.</numerusform>
            </translation>
        </message>
        <message id="Cannot open %1: it is larger than any file of its kind should be." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht öffnen: Die Datei ist größer, als eine dieser Art sein sollte.</numerusform>
                <numerusform>%1 lässt sich nicht öffnen: Die Datei ist größer, als eine dieser Art sein sollte.</numerusform>
            </translation>
        </message>
        <message id="Cancelled.">
            <source></source>
            <translation>Abgebrochen.</translation>
        </message>
        <message id="There is no held-back recording %1." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Es gibt keine zurückgehaltene Aufnahme %1.</numerusform>
                <numerusform>Es gibt keine zurückgehaltene Aufnahme %1.</numerusform>
            </translation>
        </message>
        <message id="Looking through files">
            <source></source>
            <translation>Dateien werden durchgesehen</translation>
        </message>
        <message id="it is silent, or nearly so (below -50 dBFS)">
            <source></source>
            <translation>Die Datei ist still oder fast (unter -50 dBFS)</translation>
        </message>
        <message id="it is the same sound as %1" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Derselbe Ton wie %1</numerusform>
                <numerusform>Derselbe Ton wie %1</numerusform>
            </translation>
        </message>
        <message id="%1 short files were joined with others of their group or folder." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 kurze Datei wurde mit anderen ihrer Gruppe oder ihres Ordners verbunden.</numerusform>
                <numerusform>%1 kurze Dateien wurden mit anderen ihrer Gruppe oder ihres Ordners verbunden.</numerusform>
            </translation>
        </message>
        <message id="%1 files are clipped; the model learns that too." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 Datei ist übersteuert; das Modell lernt auch das.</numerusform>
                <numerusform>%1 Dateien sind übersteuert; das Modell lernt auch das.</numerusform>
            </translation>
        </message>
        <message id="hardly anything in it is audible (above -50 dBFS)">
            <source></source>
            <translation>Darin ist kaum etwas hörbar (über -50 dBFS)</translation>
        </message>
        <message id="it is too short (%1; at least %2 are needed)" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Zu kurz (%1; mindestens %2 sind nötig)</numerusform>
                <numerusform>Zu kurz (%1; mindestens %2 sind nötig)</numerusform>
            </translation>
        </message>
        <message id="it is too short (%1), even joined with the other short files beside it (%2 in all; at least %3 are needed)" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Zu kurz (%1), auch verbunden mit den anderen kurzen Dateien daneben (zusammen %2; mindestens %3 sind nötig)</numerusform>
                <numerusform>Zu kurz (%1), auch verbunden mit den anderen kurzen Dateien daneben (zusammen %2; mindestens %3 sind nötig)</numerusform>
            </translation>
        </message>
        <message id="Of %1 hours, an even choice of %2 recordings is used." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Von %1 Stunden wird eine gleichmäßige Auswahl von %2 Aufnahmen benutzt.</numerusform>
                <numerusform>Von %1 Stunden wird eine gleichmäßige Auswahl von %2 Aufnahmen benutzt.</numerusform>
            </translation>
        </message>
        <message id="Comparing both models">
            <source></source>
            <translation>Beide Modelle werden verglichen</translation>
        </message>
        <message id="The models could not be compared: no pair could be made of the held-back recordings.">
            <source></source>
            <translation>Die Modelle ließen sich nicht vergleichen: Aus den zurückgehaltenen Aufnahmen war kein Paar zu machen.</translation>
        </message>
        <message id="Cannot make the folder %1: %2. Make it, or see to its permissions." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Der Ordner %1 lässt sich nicht anlegen: %2. Legen Sie ihn an, oder prüfen Sie seine Rechte.</numerusform>
                <numerusform>Der Ordner %1 lässt sich nicht anlegen: %2. Legen Sie ihn an, oder prüfen Sie seine Rechte.</numerusform>
            </translation>
        </message>
        <message id="The model needs a name.">
            <source></source>
            <translation>Das Modell braucht einen Namen.</translation>
        </message>
        <message id="This name is too long; up to %1 letters will do." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Dieser Name ist zu lang; bis zu %1 Zeichen sind möglich.</numerusform>
                <numerusform>Dieser Name ist zu lang; bis zu %1 Zeichen sind möglich.</numerusform>
            </translation>
        </message>
        <message id="A name of a model has no dots and no slashes.">
            <source></source>
            <translation>Ein Modellname hat keine Punkte und keine Schrägstriche.</translation>
        </message>
        <message id="A name of a model does not begin with a space or a hyphen, nor end with a space.">
            <source></source>
            <translation>Ein Modellname beginnt nicht mit Leerzeichen oder Bindestrich und endet nicht mit einem Leerzeichen.</translation>
        </message>
        <message id="There is a model called %1 already. Choose another name." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Ein Modell namens %1 gibt es schon. Wählen Sie einen anderen Namen.</numerusform>
                <numerusform>Ein Modell namens %1 gibt es schon. Wählen Sie einen anderen Namen.</numerusform>
            </translation>
        </message>
        <message id="Cannot rename the model %1: it came with the program." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Modell %1 lässt sich nicht umbenennen: Es gehört zum Programm.</numerusform>
                <numerusform>Das Modell %1 lässt sich nicht umbenennen: Es gehört zum Programm.</numerusform>
            </translation>
        </message>
        <message id="Cannot remove the model %1: it came with the program." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Modell %1 lässt sich nicht entfernen: Es gehört zum Programm.</numerusform>
                <numerusform>Das Modell %1 lässt sich nicht entfernen: Es gehört zum Programm.</numerusform>
            </translation>
        </message>
        <message id="Cannot remove %1: %2." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht entfernen: %2.</numerusform>
                <numerusform>%1 lässt sich nicht entfernen: %2.</numerusform>
            </translation>
        </message>
        <message id="it is not there any more">
            <source></source>
            <translation>Die Datei ist nicht mehr da</translation>
        </message>
        <message id="There is no model called %1. There are: %2. Choose one of them or give a file." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Ein Modell namens %1 gibt es nicht. Vorhanden: %2. Wählen Sie eins davon, oder geben Sie eine Datei an.</numerusform>
                <numerusform>Ein Modell namens %1 gibt es nicht. Vorhanden: %2. Wählen Sie eins davon, oder geben Sie eine Datei an.</numerusform>
            </translation>
        </message>
        <message id="none">
            <source></source>
            <translation>keins</translation>
        </message>
        <message id="There is no model to start from. Give a file.">
            <source></source>
            <translation>Es gibt kein Modell, von dem aus zu beginnen wäre. Geben Sie eine Datei an.</translation>
        </message>
        <message id="Cannot start from the model %1: %2. Choose another model." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Vom Modell %1 aus geht es nicht: %2. Wählen Sie ein anderes Modell.</numerusform>
                <numerusform>Vom Modell %1 aus geht es nicht: %2. Wählen Sie ein anderes Modell.</numerusform>
            </translation>
        </message>
        <message id="Cannot write the model %1: its name must end in %2." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Modell %1 lässt sich nicht schreiben: Der Name muss auf %2 enden.</numerusform>
                <numerusform>Das Modell %1 lässt sich nicht schreiben: Der Name muss auf %2 enden.</numerusform>
            </translation>
        </message>
        <message id="Cannot write the model %1: it is the model to start from, which is kept. Choose another name." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Modell %1 lässt sich nicht schreiben: Es ist das Ausgangsmodell, das erhalten bleibt. Wählen Sie einen anderen Namen.</numerusform>
                <numerusform>Das Modell %1 lässt sich nicht schreiben: Es ist das Ausgangsmodell, das erhalten bleibt. Wählen Sie einen anderen Namen.</numerusform>
            </translation>
        </message>
        <message id="Cannot write the model %1: it came with the program and is kept. Choose another name." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Modell %1 lässt sich nicht schreiben: Es gehört zum Programm und bleibt erhalten. Wählen Sie einen anderen Namen.</numerusform>
                <numerusform>Das Modell %1 lässt sich nicht schreiben: Es gehört zum Programm und bleibt erhalten. Wählen Sie einen anderen Namen.</numerusform>
            </translation>
        </message>
        <message id="it is longer than an hour; cut it into shorter files">
            <source></source>
            <translation>Länger als eine Stunde; schneiden Sie sie in kürzere Dateien</translation>
        </message>
        <message id="The limits of the match must lie between 20 Hz and 20 kHz. Set them again.">
            <source></source>
            <translation>Die Grenzen des Angleichens müssen zwischen 20 Hz und 20 kHz liegen. Stellen Sie sie neu ein.</translation>
        </message>
        <message id="The limits of the match must be at least an octave apart. Set them again.">
            <source></source>
            <translation>Die Grenzen des Angleichens müssen mindestens eine Oktave auseinander liegen. Stellen Sie sie neu ein.</translation>
        </message>
        <message id="The match can use 1 to %1 bands of the equaliser. Set the number again." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Angleichen kann 1 bis %1 Bänder des Equalizers benutzen. Stellen Sie die Zahl neu ein.</numerusform>
                <numerusform>Das Angleichen kann 1 bis %1 Bänder des Equalizers benutzen. Stellen Sie die Zahl neu ein.</numerusform>
            </translation>
        </message>
        <message id="%1 is too short to be matched; select at least half a second of it." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 ist zu kurz zum Angleichen; wählen Sie mindestens eine halbe Sekunde aus.</numerusform>
                <numerusform>%1 ist zu kurz zum Angleichen; wählen Sie mindestens eine halbe Sekunde aus.</numerusform>
            </translation>
        </message>
        <message id="%1 is silent where it was analysed; select a passage with sound." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 ist dort, wo analysiert wurde, still; wählen Sie eine Stelle mit Ton aus.</numerusform>
                <numerusform>%1 ist dort, wo analysiert wurde, still; wählen Sie eine Stelle mit Ton aus.</numerusform>
            </translation>
        </message>
        <message id="The range does not lie within %1, which is %2 s long. Choose another." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Auswahl liegt nicht in %1 mit einer Länge von %2 s. Wählen Sie eine andere.</numerusform>
                <numerusform>Die Auswahl liegt nicht in %1 mit einer Länge von %2 s. Wählen Sie eine andere.</numerusform>
            </translation>
        </message>
        <message id="There is too little of %1 to listen to: at least half a second is needed." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Von %1 gibt es zu wenig zu hören: Mindestens eine halbe Sekunde ist nötig.</numerusform>
                <numerusform>Von %1 gibt es zu wenig zu hören: Mindestens eine halbe Sekunde ist nötig.</numerusform>
            </translation>
        </message>
        <message id="The reference %1" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Referenz %1</numerusform>
                <numerusform>Die Referenz %1</numerusform>
            </translation>
        </message>
        <message id="The references differ much: their spectra lie %1 dB from their middle on average. Choose references of one kind." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Referenzen sind sehr verschieden: Ihre Spektren liegen im Schnitt %1 dB von ihrer Mitte entfernt. Wählen Sie Referenzen einer Art.</numerusform>
                <numerusform>Die Referenzen sind sehr verschieden: Ihre Spektren liegen im Schnitt %1 dB von ihrer Mitte entfernt. Wählen Sie Referenzen einer Art.</numerusform>
            </translation>
        </message>
        <message id="A match needs 1 to %1 references." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Angleichen braucht 1 bis %1 Referenzen.</numerusform>
                <numerusform>Angleichen braucht 1 bis %1 Referenzen.</numerusform>
            </translation>
        </message>
        <message id="Listening to the input">
            <source></source>
            <translation>Eingang wird angehört</translation>
        </message>
        <message id="The input %1" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Der Eingang %1</numerusform>
                <numerusform>Der Eingang %1</numerusform>
            </translation>
        </message>
        <message id="Listening to the reference">
            <source></source>
            <translation>Referenz wird angehört</translation>
        </message>
        <message id="No CUDA device can be used on this machine. Use --device cpu or auto.">
            <source></source>
            <translation>Auf diesem Rechner ist kein CUDA-Gerät nutzbar. Nehmen Sie --device cpu oder auto.</translation>
        </message>
        <message id="Network">
            <source></source>
            <translation>Netz</translation>
        </message>
        <message id="The neural network listens twice; instant.">
            <source></source>
            <translation>Das neuronale Netz hört zweimal zu; sofort fertig.</translation>
        </message>
        <message id="Refine">
            <source></source>
            <translation>Verfeinern</translation>
        </message>
        <message id="Starts from the network's answer and optimises it for this pair; takes some seconds.">
            <source></source>
            <translation>Beginnt mit der Antwort des Netzes und optimiert sie für dieses Paar; dauert einige Sekunden.</translation>
        </message>
        <message id="Rule-based">
            <source></source>
            <translation>Regeln</translation>
        </message>
        <message id="Spectrum match and compressor search without learning.">
            <source></source>
            <translation>Spektrenvergleich und Kompressorsuche ohne Lernen.</translation>
        </message>
        <message id="Match was stopped early: these are the best settings so far.">
            <source></source>
            <translation>Das Angleichen wurde vorzeitig beendet: Dies sind die bisher besten Einstellungen.</translation>
        </message>
        <message id="The method %1 is unknown. Choose one of %2." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Verfahren %1 ist unbekannt. Wählen Sie eins von: %2.</numerusform>
                <numerusform>Das Verfahren %1 ist unbekannt. Wählen Sie eins von: %2.</numerusform>
            </translation>
        </message>
        <message id="There is no model called %1. There are: %2. Choose one of them, give a file, or use the method rule-based." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Ein Modell namens %1 gibt es nicht. Vorhanden: %2. Wählen Sie eins davon, geben Sie eine Datei an, oder nehmen Sie das Verfahren Regeln.</numerusform>
                <numerusform>Ein Modell namens %1 gibt es nicht. Vorhanden: %2. Wählen Sie eins davon, geben Sie eine Datei an, oder nehmen Sie das Verfahren Regeln.</numerusform>
            </translation>
        </message>
        <message id="Cannot match the reference: %1" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Referenz lässt sich nicht auswerten: %1</numerusform>
                <numerusform>Die Referenz lässt sich nicht auswerten: %1</numerusform>
            </translation>
        </message>
        <message id="Cannot match the input: %1" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Der Eingang lässt sich nicht auswerten: %1</numerusform>
                <numerusform>Der Eingang lässt sich nicht auswerten: %1</numerusform>
            </translation>
        </message>
        <message id="Listening">
            <source></source>
            <translation>Zuhören</translation>
        </message>
        <message id="There is no reference to match to. Choose one.">
            <source></source>
            <translation>Es fehlt eine Referenz zum Angleichen. Wählen Sie eine.</translation>
        </message>
        <message id="The weight of a reference must be above 0. Set it again, or leave that reference out.">
            <source></source>
            <translation>Das Gewicht einer Referenz muss über 0 liegen. Stellen Sie es neu ein, oder lassen Sie diese Referenz weg.</translation>
        </message>
        <message id="Refining">
            <source></source>
            <translation>Verfeinern</translation>
        </message>
        <message id="The input">
            <source></source>
            <translation>Der Eingang</translation>
        </message>
        <message id="The reference">
            <source></source>
            <translation>Die Referenz</translation>
        </message>
        <message id="Comparing spectra">
            <source></source>
            <translation>Spektren werden verglichen</translation>
        </message>
        <message id="Comparing dynamics">
            <source></source>
            <translation>Dynamik wird verglichen</translation>
        </message>
        <message id="Matching loudness">
            <source></source>
            <translation>Lautheit wird angeglichen</translation>
        </message>
        <message id="The audio system does not answer: check the sound server, then try again.">
            <source></source>
            <translation>Das Tonsystem antwortet nicht: Prüfen Sie den Tonserver, und versuchen Sie es erneut.</translation>
        </message>
        <message id="No audio output was found: connect a device or start the sound server, then try again.">
            <source></source>
            <translation>Kein Tonausgang gefunden: Schließen Sie ein Gerät an, oder starten Sie den Tonserver, und versuchen Sie es erneut.</translation>
        </message>
        <message id="The audio output “%1” is not connected: connect it or choose another one." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Der Tonausgang „%1“ ist nicht angeschlossen: Schließen Sie ihn an, oder wählen Sie einen anderen.</numerusform>
                <numerusform>Der Tonausgang „%1“ ist nicht angeschlossen: Schließen Sie ihn an, oder wählen Sie einen anderen.</numerusform>
            </translation>
        </message>
        <message id="The audio output “%1” could not be opened (%2): close other programs that use it or choose another one." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Der Tonausgang „%1“ ließ sich nicht öffnen (%2): Schließen Sie andere Programme, die ihn benutzen, oder wählen Sie einen anderen.</numerusform>
                <numerusform>Der Tonausgang „%1“ ließ sich nicht öffnen (%2): Schließen Sie andere Programme, die ihn benutzen, oder wählen Sie einen anderen.</numerusform>
            </translation>
        </message>
        <message id="The audio output “%1” does not start (%2): choose it again or choose another one." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Der Tonausgang „%1“ startet nicht (%2): Wählen Sie ihn erneut oder einen anderen.</numerusform>
                <numerusform>Der Tonausgang „%1“ startet nicht (%2): Wählen Sie ihn erneut oder einen anderen.</numerusform>
            </translation>
        </message>
        <message id="No audio output is open: choose one first.">
            <source></source>
            <translation>Kein Tonausgang ist offen: Wählen Sie erst einen.</translation>
        </message>
        <message id="The audio output vanished: connect it again or choose another one.">
            <source></source>
            <translation>Der Tonausgang ist verschwunden: Schließen Sie ihn wieder an, oder wählen Sie einen anderen.</translation>
        </message>
        <message id="There is no input track to play: open one first.">
            <source></source>
            <translation>Es gibt keinen Eingang zum Abspielen: Öffnen Sie erst einen.</translation>
        </message>
        <message id="There is no reference track to play: open one first.">
            <source></source>
            <translation>Es gibt keine Referenz zum Abspielen: Öffnen Sie erst eine.</translation>
        </message>
        <message id="Cannot write %1: the extension “%2” names no kind of sound file. Use .wav, .rf64, .w64, .aiff, .flac, .ogg, .opus or .mp3." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht schreiben: Die Endung „%2“ bezeichnet keine Art von Tondatei. Nehmen Sie .wav, .rf64, .w64, .aiff, .flac, .ogg, .opus oder .mp3.</numerusform>
                <numerusform>%1 lässt sich nicht schreiben: Die Endung „%2“ bezeichnet keine Art von Tondatei. Nehmen Sie .wav, .rf64, .w64, .aiff, .flac, .ogg, .opus oder .mp3.</numerusform>
            </translation>
        </message>
        <message id="The sample rate of the result must lie between 8000 and 192000 Hz.">
            <source></source>
            <translation>Die Abtastrate des Ergebnisses muss zwischen 8000 und 192000 Hz liegen.</translation>
        </message>
        <message id="The loudness target must lie between -70 and 0 LUFS.">
            <source></source>
            <translation>Die Ziellautheit muss zwischen -70 und 0 LUFS liegen.</translation>
        </message>
        <message id="The true-peak ceiling must lie between -60 and +6 dBTP.">
            <source></source>
            <translation>Die Spitzengrenze muss zwischen -60 und +6 dBTP liegen.</translation>
        </message>
        <message id="Measuring loudness">
            <source></source>
            <translation>Lautheit wird gemessen</translation>
        </message>
        <message id="The loudness target was left out: the result is silent or shorter than 0.4 s.">
            <source></source>
            <translation>Die Ziellautheit wurde ausgelassen: Das Ergebnis ist still oder kürzer als 0,4 s.</translation>
        </message>
        <message id="The result has %1 LUFS instead of the wanted %2: the true-peak limit allows no more." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Ergebnis hat %1 LUFS statt der gewünschten %2: Die Spitzengrenze lässt nicht mehr zu.</numerusform>
                <numerusform>Das Ergebnis hat %1 LUFS statt der gewünschten %2: Die Spitzengrenze lässt nicht mehr zu.</numerusform>
            </translation>
        </message>
        <message id="The result has %1 LUFS instead of the wanted %2." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Ergebnis hat %1 LUFS statt der gewünschten %2.</numerusform>
                <numerusform>Das Ergebnis hat %1 LUFS statt der gewünschten %2.</numerusform>
            </translation>
        </message>
        <message id="1 sample was louder than full scale and clipped. Lower the output gain or set a true-peak limit.">
            <source></source>
            <translation>1 Sample war lauter als Vollaussteuerung und wurde abgeschnitten. Senken Sie die Ausgangsverstärkung, oder setzen Sie eine Spitzengrenze.</translation>
        </message>
        <message id="%1 samples were louder than full scale and clipped. Lower the output gain or set a true-peak limit." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 Samples waren lauter als Vollaussteuerung und wurden abgeschnitten. Senken Sie die Ausgangsverstärkung, oder setzen Sie eine Spitzengrenze.</numerusform>
                <numerusform>%1 Samples waren lauter als Vollaussteuerung und wurden abgeschnitten. Senken Sie die Ausgangsverstärkung, oder setzen Sie eine Spitzengrenze.</numerusform>
            </translation>
        </message>
        <message id="Rendering">
            <source></source>
            <translation>Rechnen</translation>
        </message>
        <message id="Cannot write %1: it is the input itself. Choose another name." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht schreiben: Das ist der Eingang selbst. Wählen Sie einen anderen Namen.</numerusform>
                <numerusform>%1 lässt sich nicht schreiben: Das ist der Eingang selbst. Wählen Sie einen anderen Namen.</numerusform>
            </translation>
        </message>
        <message id="the key %1 is missing" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Der Schlüssel %1 fehlt</numerusform>
                <numerusform>Der Schlüssel %1 fehlt</numerusform>
            </translation>
        </message>
        <message id="%1 must be a number" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 muss eine Zahl sein</numerusform>
                <numerusform>%1 muss eine Zahl sein</numerusform>
            </translation>
        </message>
        <message id="%1 is %2, outside %3 to %4" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 ist %2, außerhalb von %3 bis %4</numerusform>
                <numerusform>%1 ist %2, außerhalb von %3 bis %4</numerusform>
            </translation>
        </message>
        <message id="%1 must be a whole number" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 muss eine ganze Zahl sein</numerusform>
                <numerusform>%1 muss eine ganze Zahl sein</numerusform>
            </translation>
        </message>
        <message id="%1 must be between 0 and %2" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 muss zwischen 0 und %2 liegen</numerusform>
                <numerusform>%1 muss zwischen 0 und %2 liegen</numerusform>
            </translation>
        </message>
        <message id="%1 must be true or false" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 muss true oder false sein</numerusform>
                <numerusform>%1 muss true oder false sein</numerusform>
            </translation>
        </message>
        <message id="%1 must be a text" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 muss ein Text sein</numerusform>
                <numerusform>%1 muss ein Text sein</numerusform>
            </translation>
        </message>
        <message id="%1 must be a list" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 muss eine Liste sein</numerusform>
                <numerusform>%1 muss eine Liste sein</numerusform>
            </translation>
        </message>
        <message id="%1 must be an object" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 muss ein Objekt sein</numerusform>
                <numerusform>%1 muss ein Objekt sein</numerusform>
            </translation>
        </message>
        <message id="the file">
            <source></source>
            <translation>Die Datei</translation>
        </message>
        <message id=" at the key %1" numerus="yes">
            <source></source>
            <translation>
                <numerusform> beim Schlüssel %1</numerusform>
                <numerusform> beim Schlüssel %1</numerusform>
            </translation>
        </message>
        <message id="it is not valid JSON%1 (line %2)" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das ist kein gültiges JSON%1 (Zeile %2)</numerusform>
                <numerusform>Das ist kein gültiges JSON%1 (Zeile %2)</numerusform>
            </translation>
        </message>
        <message id="it holds a number that is too large%1" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Datei enthält eine zu große Zahl%1</numerusform>
                <numerusform>Die Datei enthält eine zu große Zahl%1</numerusform>
            </translation>
        </message>
        <message id="it is not %1 (the key format is not “%2”)" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das ist nicht %1 (der Schlüssel format ist nicht „%2“)</numerusform>
                <numerusform>Das ist nicht %1 (der Schlüssel format ist nicht „%2“)</numerusform>
            </translation>
        </message>
        <message id="the key version is %1, and this Semblance reads version %2. Open it with the Semblance that saved it" numerus="yes">
            <source></source>
            <translation>
                <numerusform>Der Schlüssel version ist %1, und dieses Semblance liest Version %2. Öffnen Sie die Datei mit dem Semblance, das sie gesichert hat</numerusform>
                <numerusform>Der Schlüssel version ist %1, und dieses Semblance liest Version %2. Öffnen Sie die Datei mit dem Semblance, das sie gesichert hat</numerusform>
            </translation>
        </message>
        <message id="%1." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1.</numerusform>
                <numerusform>%1.</numerusform>
            </translation>
        </message>
        <message id="a Semblance preset">
            <source></source>
            <translation>eine Voreinstellung von Semblance</translation>
        </message>
        <message id="Cannot save %1: %2" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht sichern: %2</numerusform>
                <numerusform>%1 lässt sich nicht sichern: %2</numerusform>
            </translation>
        </message>
        <message id="Cannot open %1: %2" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht öffnen: %2</numerusform>
                <numerusform>%1 lässt sich nicht öffnen: %2</numerusform>
            </translation>
        </message>
        <message id="unsaved work of Semblance">
            <source></source>
            <translation>ungesicherte Arbeit von Semblance</translation>
        </message>
        <message id="Cannot recover %1: %2" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 lässt sich nicht wiederherstellen: %2</numerusform>
                <numerusform>%1 lässt sich nicht wiederherstellen: %2</numerusform>
            </translation>
        </message>
        <message id="the name of a track is not valid UTF-8. Rename the file and open it again.">
            <source></source>
            <translation>Der Name einer Aufnahme ist kein gültiges UTF-8. Benennen Sie die Datei um, und öffnen Sie sie erneut.</translation>
        </message>
        <message id="the selection of %1 is not a stretch of time. Select it again." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Auswahl von %1 ist kein Zeitabschnitt. Wählen Sie erneut aus.</numerusform>
                <numerusform>Die Auswahl von %1 ist kein Zeitabschnitt. Wählen Sie erneut aus.</numerusform>
            </translation>
        </message>
        <message id="there are more than %1 references. Remove some." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Es sind mehr als %1 Referenzen. Entfernen Sie einige.</numerusform>
                <numerusform>Es sind mehr als %1 Referenzen. Entfernen Sie einige.</numerusform>
            </translation>
        </message>
        <message id="the weight of %1 is not between 0.01 and 100. Set it again." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Das Gewicht von %1 liegt nicht zwischen 0,01 und 100. Stellen Sie es neu ein.</numerusform>
                <numerusform>Das Gewicht von %1 liegt nicht zwischen 0,01 und 100. Stellen Sie es neu ein.</numerusform>
            </translation>
        </message>
        <message id="a strength is outside 0 to 150 %. Set it again.">
            <source></source>
            <translation>Eine Stärke liegt außerhalb von 0 bis 150 %. Stellen Sie sie neu ein.</translation>
        </message>
        <message id="%1 must begin before it ends" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 muss beginnen, bevor es endet</numerusform>
                <numerusform>%1 muss beginnen, bevor es endet</numerusform>
            </translation>
        </message>
        <message id="other_references holds too many tracks">
            <source></source>
            <translation>other_references enthält zu viele Aufnahmen</translation>
        </message>
        <message id="%1 is nested too deeply" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 ist zu tief geschachtelt</numerusform>
                <numerusform>%1 ist zu tief geschachtelt</numerusform>
            </translation>
        </message>
        <message id="a Semblance session">
            <source></source>
            <translation>eine Sitzung von Semblance</translation>
        </message>
        <message id="%1 names an unknown band, “%2”" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 nennt ein unbekanntes Band, „%2“</numerusform>
                <numerusform>%1 nennt ein unbekanntes Band, „%2“</numerusform>
            </translation>
        </message>
        <message id="%1/unit must be “%2”" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1/unit muss „%2“ sein</numerusform>
                <numerusform>%1/unit muss „%2“ sein</numerusform>
            </translation>
        </message>
        <message id="%1 names an unknown effect, “%2”" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 nennt einen unbekannten Effekt, „%2“</numerusform>
                <numerusform>%1 nennt einen unbekannten Effekt, „%2“</numerusform>
            </translation>
        </message>
        <message id="the value of %1 is outside its range. Reset it and save again." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Der Wert von %1 liegt außerhalb seines Bereichs. Setzen Sie ihn zurück, und sichern Sie erneut.</numerusform>
                <numerusform>Der Wert von %1 liegt außerhalb seines Bereichs. Setzen Sie ihn zurück, und sichern Sie erneut.</numerusform>
            </translation>
        </message>
        <message id="%1 is clipped (%2 samples at full scale); matching cannot undo that." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 ist übersteuert (%2 Samples bei Vollaussteuerung); Angleichen macht das nicht rückgängig.</numerusform>
                <numerusform>%1 ist übersteuert (%2 Samples bei Vollaussteuerung); Angleichen macht das nicht rückgängig.</numerusform>
            </translation>
        </message>
        <message id="%1 has a DC offset of %2 % of full scale; remove it for a cleaner result." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 hat einen Gleichanteil von %2 % der Vollaussteuerung; entfernen Sie ihn für ein saubereres Ergebnis.</numerusform>
                <numerusform>%1 hat einen Gleichanteil von %2 % der Vollaussteuerung; entfernen Sie ihn für ein saubereres Ergebnis.</numerusform>
            </translation>
        </message>
        <message id="Input and reference are the same file: there is nothing to match.">
            <source></source>
            <translation>Eingang und Referenz sind dieselbe Datei: Es gibt nichts anzugleichen.</translation>
        </message>
        <message id="The reference has nothing above %1; the input reaches %2." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Referenz hat nichts über %1; der Eingang reicht bis %2.</numerusform>
                <numerusform>Die Referenz hat nichts über %1; der Eingang reicht bis %2.</numerusform>
            </translation>
        </message>
        <message id="%1 exists already. Allow replacing, or choose another folder or name." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 gibt es schon. Erlauben Sie das Ersetzen, oder wählen Sie einen anderen Ordner oder Namen.</numerusform>
                <numerusform>%1 gibt es schon. Erlauben Sie das Ersetzen, oder wählen Sie einen anderen Ordner oder Namen.</numerusform>
            </translation>
        </message>
        <message id="The list of demo recordings %1 is damaged. Install Semblance again." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Die Liste der Demo-Aufnahmen %1 ist beschädigt. Installieren Sie Semblance neu.</numerusform>
                <numerusform>Die Liste der Demo-Aufnahmen %1 ist beschädigt. Installieren Sie Semblance neu.</numerusform>
            </translation>
        </message>
        <message id="Another window of Semblance is fine-tuning. Wait for it, or close it.">
            <source></source>
            <translation>Ein anderes Fenster von Semblance stimmt gerade ein Modell ab. Warten Sie darauf, oder schließen Sie es.</translation>
        </message>
        <message id="Cannot work in the folder %1. See to its permissions and that the disk is not full." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Im Ordner %1 lässt sich nicht arbeiten. Prüfen Sie seine Rechte und ob der Datenträger voll ist.</numerusform>
                <numerusform>Im Ordner %1 lässt sich nicht arbeiten. Prüfen Sie seine Rechte und ob der Datenträger voll ist.</numerusform>
            </translation>
        </message>
        <message id="Comparing stereo widths">
            <source></source>
            <translation>Stereobreiten werden verglichen</translation>
        </message>
        <message id="%1 names an unknown chain, “%2”" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 nennt eine unbekannte Kette, „%2“</numerusform>
                <numerusform>%1 nennt eine unbekannte Kette, „%2“</numerusform>
            </translation>
        </message>
        <message id="There is too little to learn from in %1: usable recordings %2, %3 in all. Fine-tuning needs at least %4 recordings of 11 s or longer (shorter files in one folder are joined) and %5 in all." numerus="yes">
            <source></source>
            <translation>
                <numerusform>In %1 ist zu wenig, um daraus zu lernen: brauchbare Aufnahmen %2, zusammen %3. Weitertrainieren braucht mindestens %4 Aufnahmen von 11 s oder mehr (kürzere Dateien eines Ordners werden verbunden) und zusammen %5.</numerusform>
                <numerusform>In %1 ist zu wenig, um daraus zu lernen: brauchbare Aufnahmen %2, zusammen %3. Weitertrainieren braucht mindestens %4 Aufnahmen von 11 s oder mehr (kürzere Dateien eines Ordners werden verbunden) und zusammen %5.</numerusform>
            </translation>
        </message>
        <message id="%1 Files that could not be used: %2; the first is %3 (%4)." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 Unbrauchbare Dateien: %2; die erste ist %3 (%4).</numerusform>
                <numerusform>%1 Unbrauchbare Dateien: %2; die erste ist %3 (%4).</numerusform>
            </translation>
        </message>
        <message id="Cannot read %1, so the reference was not saved. Open it again." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 kann nicht gelesen werden, deshalb wurde die Referenz nicht gesichert. Öffnen Sie sie noch einmal.</numerusform>
                <numerusform>%1 kann nicht gelesen werden, deshalb wurde die Referenz nicht gesichert. Öffnen Sie sie noch einmal.</numerusform>
            </translation>
        </message>
        <message id="Copying %1" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 wird kopiert</numerusform>
                <numerusform>%1 wird kopiert</numerusform>
            </translation>
        </message>
        <message id="Cannot write %1: the disk may be full." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 kann nicht geschrieben werden: Vielleicht ist der Datenträger voll.</numerusform>
                <numerusform>%1 kann nicht geschrieben werden: Vielleicht ist der Datenträger voll.</numerusform>
            </translation>
        </message>
        <message id="There is no reference to save. Open one first.">
            <source></source>
            <translation>Es gibt keine Referenz zu sichern. Öffnen Sie zuerst eine.</translation>
        </message>
        <message id="Cannot open %1: it holds no reference." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 kann nicht geöffnet werden: Darin ist keine Referenz.</numerusform>
                <numerusform>%1 kann nicht geöffnet werden: Darin ist keine Referenz.</numerusform>
            </translation>
        </message>
        <message id="Cannot open %1: its recording %2 is missing. Remove it and save it again." numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 kann nicht geöffnet werden: Die Aufnahme %2 fehlt. Entfernen Sie es und sichern Sie es neu.</numerusform>
                <numerusform>%1 kann nicht geöffnet werden: Die Aufnahme %2 fehlt. Entfernen Sie es und sichern Sie es neu.</numerusform>
            </translation>
        </message>
        <message id="The input and the reference are not the same recording: only %1 % of the reference's sound follows the input. Choose the untreated and the treated version of one recording, or another method." numerus="yes">
            <source></source>
            <translation>
                <numerusform>Eingang und Referenz sind nicht dieselbe Aufnahme: Nur %1 % vom Klang der Referenz folgt dem Eingang. Wählen Sie die unbearbeitete und die bearbeitete Fassung einer Aufnahme oder ein anderes Verfahren.</numerusform>
                <numerusform>Eingang und Referenz sind nicht dieselbe Aufnahme: Nur %1 % vom Klang der Referenz folgen dem Eingang. Wählen Sie die unbearbeitete und die bearbeitete Fassung einer Aufnahme oder ein anderes Verfahren.</numerusform>
            </translation>
        </message>
        <message id="The input and the reference have less than half a second in common; choose ranges that show the same moments.">
            <source></source>
            <translation>Eingang und Referenz haben weniger als eine halbe Sekunde gemeinsam; wählen Sie Bereiche, die dieselben Momente zeigen.</translation>
        </message>
        <message id="The method blind compares one recording with itself: give it one reference.">
            <source></source>
            <translation>Das Verfahren „Gleiche Aufnahme“ vergleicht eine Aufnahme mit sich selbst: Geben Sie ihm eine einzige Referenz.</translation>
        </message>
        <message id="The method blind finds the settings that were used, so its equaliser cannot be limited; take the limits off, or choose another method.">
            <source></source>
            <translation>Das Verfahren „Gleiche Aufnahme“ findet die verwendeten Einstellungen, sein Equalizer lässt sich daher nicht begrenzen; heben Sie die Grenzen auf oder wählen Sie ein anderes Verfahren.</translation>
        </message>
        <message id="Aligning">
            <source></source>
            <translation>Wird ausgerichtet</translation>
        </message>
        <message id="Fitting">
            <source></source>
            <translation>Wird angepasst</translation>
        </message>
        <message id="A fit needs settings to start from.">
            <source></source>
            <translation>Eine Anpassung braucht Einstellungen, bei denen sie beginnt.</translation>
        </message>
        <message id="Search">
            <source></source>
            <translation>Suche</translation>
        </message>
        <message id="Starts from the network's answer and tries settings without gradients; takes longer.">
            <source></source>
            <translation>Beginnt mit der Antwort des Netzes und probiert Einstellungen ohne Gradienten aus; dauert länger.</translation>
        </message>
        <message id="Same recording">
            <source></source>
            <translation>Gleiche Aufnahme</translation>
        </message>
        <message id="Finds the settings between the untreated and the treated version of one recording.">
            <source></source>
            <translation>Findet die Einstellungen zwischen der unbearbeiteten und der bearbeiteten Fassung einer Aufnahme.</translation>
        </message>
        <message id="Searching">
            <source></source>
            <translation>Wird gesucht</translation>
        </message>
        <message id="A fit needs an input and a target of the same length.">
            <source></source>
            <translation>Eine Anpassung braucht einen Eingang und ein Ziel gleicher Länge.</translation>
        </message>
        <message id="%1 names an unknown type of band, “%2”" numerus="yes">
            <source></source>
            <translation>
                <numerusform>%1 nennt eine unbekannte Bandart, „%2“</numerusform>
                <numerusform>%1 nennt eine unbekannte Bandart, „%2“</numerusform>
            </translation>
        </message>
    </context>
</TS>
