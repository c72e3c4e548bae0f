<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AskName</name>
        <message>
            <source>Replace it?</source>
            <translation>Ersetzen?</translation>
        </message>
        <message>
            <source>%1 exists already. Replace it?</source>
            <translation>%1 gibt es schon. Ersetzen?</translation>
        </message>
    </context>
    <context>
        <name>BlindTest</name>
        <message>
            <source>%1 of %2 right; guessing does as well with a probability of %3 %.</source>
            <translation>%1 von %2 richtig; durch Raten gelingt das mit einer Wahrscheinlichkeit von %3 %.</translation>
        </message>
        <message>
            <source>You can hear the difference.</source>
            <translation>Sie können den Unterschied hören.</translation>
        </message>
        <message>
            <source>That does not show that you can hear the difference; more trials tell more.</source>
            <translation>Das zeigt nicht, dass Sie den Unterschied hören können; mehr Durchgänge sagen mehr.</translation>
        </message>
        <message>
            <source>Blind test (ABX) of %1</source>
            <translation>Blindtest (ABX) von %1</translation>
        </message>
        <message>
            <source>A is the input, B the result, both at the same loudness.</source>
            <translation>A ist der Eingang, B das Ergebnis, beide gleich laut.</translation>
        </message>
        <message>
            <source>%1: X was %2, answer %3, %4</source>
            <translation>%1: X war %2, Antwort %3, %4</translation>
        </message>
        <message>
            <source>right</source>
            <translation>richtig</translation>
        </message>
        <message>
            <source>wrong</source>
            <translation>falsch</translation>
        </message>
    </context>
    <context>
        <name>Diagnoses</name>
        <message>
            <source>The %1 lasts only %2 s; that says little about its sound. Use a longer stretch, ten seconds or more.</source>
            <translation>Die Aufnahme (%1) dauert nur %2 s; das sagt wenig über ihren Klang. Nehmen Sie ein längeres Stück, mindestens zehn Sekunden.</translation>
        </message>
        <message>
            <source>The %1 is silent: there is nothing to match. Open another file.</source>
            <translation>Die Aufnahme (%1) ist still: Es gibt nichts anzugleichen. Öffnen Sie eine andere Datei.</translation>
        </message>
        <message>
            <source>Input and reference are the same recording; a match will change nothing. Open another reference.</source>
            <translation>Eingang und Referenz sind dieselbe Aufnahme; Angleichen ändert nichts. Öffnen Sie eine andere Referenz.</translation>
        </message>
        <message>
            <source>input</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>The input is clipped (%1 samples). The effects cannot repair that: use the mix before clipping if there is one.</source>
            <translation>Der Eingang ist übersteuert (%1 Samples). Die Effekte können das nicht heilen: Nehmen Sie wenn möglich die Mischung vor dem Übersteuern.</translation>
        </message>
        <message>
            <source>The reference is clipped (%1 samples). That is not copied, but a version without clipping gives a truer match.</source>
            <translation>Die Referenz ist übersteuert (%1 Samples). Das wird nicht übernommen, aber eine Fassung ohne Übersteuerung gibt ein treueres Ergebnis.</translation>
        </message>
        <message>
            <source>The input holds nothing above %1, as after strong lossy compression. An equaliser cannot bring it back: use the original if there is one.</source>
            <translation>Der Eingang enthält nichts über %1, wie nach starker verlustbehafteter Kompression. Ein Equalizer holt das nicht zurück: Nehmen Sie wenn möglich das Original.</translation>
        </message>
        <message>
            <source>The reference holds nothing above %1, as after strong lossy compression. Use a better copy, or check the high shelf after the match.</source>
            <translation>Die Referenz enthält nichts über %1, wie nach starker verlustbehafteter Kompression. Nehmen Sie eine bessere Kopie, oder prüfen Sie das Höhenregal nach dem Angleichen.</translation>
        </message>
        <message>
            <source>The input is limited already (peak to loudness ratio %1 dB). Dynamics that are gone do not come back: use the mix before mastering if there is one.</source>
            <translation>Der Eingang ist bereits limitiert (Verhältnis von Spitze zu Lautheit %1 dB). Verlorene Dynamik kommt nicht zurück: Nehmen Sie wenn möglich die Mischung vor dem Mastering.</translation>
        </message>
        <message>
            <source>The result peaks at %1, above full scale. The export&apos;s limiter turns that down; without it, it would be clipped.</source>
            <translation>Das Ergebnis reicht bis %1, über Vollaussteuerung. Der Limiter des Exports senkt das ab; ohne ihn würde es abgeschnitten.</translation>
        </message>
    </context>
    <context>
        <name>Difference</name>
        <message>
            <source>%1 dB stronger in the bass</source>
            <translation>%1 dB stärker im Bass</translation>
        </message>
        <message>
            <source>%1 dB weaker in the bass</source>
            <translation>%1 dB schwächer im Bass</translation>
        </message>
        <message>
            <source>%1 dB fuller in the low mids</source>
            <translation>%1 dB voller in den unteren Mitten</translation>
        </message>
        <message>
            <source>%1 dB leaner in the low mids</source>
            <translation>%1 dB schlanker in den unteren Mitten</translation>
        </message>
        <message>
            <source>%1 dB more present in the mids</source>
            <translation>%1 dB präsenter in den Mitten</translation>
        </message>
        <message>
            <source>%1 dB less present in the mids</source>
            <translation>%1 dB weniger präsent in den Mitten</translation>
        </message>
        <message>
            <source>%1 dB brighter above 5 kHz</source>
            <translation>%1 dB heller über 5 kHz</translation>
        </message>
        <message>
            <source>%1 dB darker above 5 kHz</source>
            <translation>%1 dB dunkler über 5 kHz</translation>
        </message>
        <message>
            <source>%1 LU louder</source>
            <translation>%1 LU lauter</translation>
        </message>
        <message>
            <source>%1 LU quieter</source>
            <translation>%1 LU leiser</translation>
        </message>
        <message>
            <source>%1 dB denser</source>
            <translation>%1 dB dichter</translation>
        </message>
        <message>
            <source>%1 dB more dynamic</source>
            <translation>%1 dB dynamischer</translation>
        </message>
        <message>
            <source>The reference sounds much like the input already.</source>
            <translation>Die Referenz klingt schon fast wie der Eingang.</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source>Beside the input, the reference is %1.</source>
            <translation>Verglichen mit dem Eingang ist die Referenz %1.</translation>
        </message>
    </context>
    <context>
        <name>ExportOutcome</name>
        <message>
            <source>Written and measured:</source>
            <translation>Geschrieben und gemessen:</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Lautheit</translation>
        </message>
        <message>
            <source>LUFS</source>
            <translation>LUFS</translation>
        </message>
        <message>
            <source>Loudness range</source>
            <translation>Lautheitsumfang</translation>
        </message>
        <message>
            <source>LU</source>
            <translation>LU</translation>
        </message>
        <message>
            <source>True peak</source>
            <translation>True Peak</translation>
        </message>
        <message>
            <source>dBTP</source>
            <translation>dBTP</translation>
        </message>
        <message>
            <source>Limited by at most</source>
            <translation>Höchstens begrenzt um</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>dB</translation>
        </message>
        <message>
            <source>Clipped samples</source>
            <translation>Übersteuerte Samples</translation>
        </message>
    </context>
    <context>
        <name>FineTuneText</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>Usable recordings: %1 (%2 min)</source>
            <translation>Brauchbare Aufnahmen: %1 (%2 min)</translation>
        </message>
        <message>
            <source>Unusable files: %1</source>
            <translation>Unbrauchbare Dateien: %1</translation>
        </message>
        <message>
            <source>The comparison was cancelled</source>
            <translation>Der Vergleich wurde abgebrochen</translation>
        </message>
        <message>
            <source>Better on %1 of %2 held-back recordings</source>
            <translation>Besser bei %1 von %2 zurückgehaltenen Aufnahmen</translation>
        </message>
        <message>
            <source>Training did not lower the held-out loss: the new model answers as the old one does.</source>
            <translation>Das Training hat den Verlust auf Zurückgehaltenem nicht gesenkt: Das neue Modell antwortet wie das alte.</translation>
        </message>
        <message>
            <source>Mean distance from the right answer: %1 before, %2 after.</source>
            <translation>Mittlerer Abstand von der richtigen Antwort: %1 vorher, %2 nachher.</translation>
        </message>
        <message>
            <source>A single recording says little; more tell more.</source>
            <translation>Eine einzige Aufnahme sagt wenig; mehr sagen mehr.</translation>
        </message>
        <message>
            <source>The gain is %1 ± %2.</source>
            <translation>Der Gewinn beträgt %1 ± %2.</translation>
        </message>
        <message>
            <source>That is within chance; more recordings tell more.</source>
            <translation>Das liegt im Bereich des Zufalls; mehr Aufnahmen sagen mehr.</translation>
        </message>
        <message>
            <source>The new model is complete all the same.</source>
            <translation>Das neue Modell ist trotzdem vollständig.</translation>
        </message>
    </context>
    <context>
        <name>MainMenu</name>
        <message>
            <source>Recent inputs</source>
            <translation>Letzte Eingänge</translation>
        </message>
        <message>
            <source>Recent references</source>
            <translation>Letzte Referenzen</translation>
        </message>
        <message>
            <source>Recent sessions</source>
            <translation>Letzte Sitzungen</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;Bypass</source>
            <translation>&amp;Umgehen</translation>
        </message>
        <message>
            <source>&amp;Match</source>
            <translation>&amp;Angleichen</translation>
        </message>
        <message>
            <source>&amp;Listen</source>
            <translation>A&amp;nhören</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
    </context>
    <context>
        <name>ParameterTable</name>
        <message>
            <source>Input gain</source>
            <translation>Eingangspegel</translation>
        </message>
        <message>
            <source>Equaliser</source>
            <translation>Equalizer</translation>
        </message>
        <message>
            <source>Compressor</source>
            <translation>Kompressor</translation>
        </message>
        <message>
            <source>Output gain</source>
            <translation>Ausgangspegel</translation>
        </message>
        <message>
            <source>Band 1 gain</source>
            <translation>Band 1 Pegel</translation>
        </message>
        <message>
            <source>Band 1 frequency</source>
            <translation>Band 1 Frequenz</translation>
        </message>
        <message>
            <source>Band 1 Q</source>
            <translation>Band 1 Güte</translation>
        </message>
        <message>
            <source>Band 2 gain</source>
            <translation>Band 2 Pegel</translation>
        </message>
        <message>
            <source>Band 2 frequency</source>
            <translation>Band 2 Frequenz</translation>
        </message>
        <message>
            <source>Band 2 Q</source>
            <translation>Band 2 Güte</translation>
        </message>
        <message>
            <source>Band 3 gain</source>
            <translation>Band 3 Pegel</translation>
        </message>
        <message>
            <source>Band 3 frequency</source>
            <translation>Band 3 Frequenz</translation>
        </message>
        <message>
            <source>Band 3 Q</source>
            <translation>Band 3 Güte</translation>
        </message>
        <message>
            <source>Band 4 gain</source>
            <translation>Band 4 Pegel</translation>
        </message>
        <message>
            <source>Band 4 frequency</source>
            <translation>Band 4 Frequenz</translation>
        </message>
        <message>
            <source>Band 4 Q</source>
            <translation>Band 4 Güte</translation>
        </message>
        <message>
            <source>Band 5 gain</source>
            <translation>Band 5 Pegel</translation>
        </message>
        <message>
            <source>Band 5 frequency</source>
            <translation>Band 5 Frequenz</translation>
        </message>
        <message>
            <source>Band 5 Q</source>
            <translation>Band 5 Güte</translation>
        </message>
        <message>
            <source>Band 6 gain</source>
            <translation>Band 6 Pegel</translation>
        </message>
        <message>
            <source>Band 6 frequency</source>
            <translation>Band 6 Frequenz</translation>
        </message>
        <message>
            <source>Band 6 Q</source>
            <translation>Band 6 Güte</translation>
        </message>
        <message>
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <source>Ratio</source>
            <translation>Verhältnis</translation>
        </message>
        <message>
            <source>Attack</source>
            <translation>Attack</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>Release</translation>
        </message>
        <message>
            <source>Knee</source>
            <translation>Knie</translation>
        </message>
        <message>
            <source>Make-up gain</source>
            <translation>Aufholpegel</translation>
        </message>
        <message>
            <source>31 Hz gain</source>
            <translation>Pegel 31 Hz</translation>
        </message>
        <message>
            <source>63 Hz gain</source>
            <translation>Pegel 63 Hz</translation>
        </message>
        <message>
            <source>125 Hz gain</source>
            <translation>Pegel 125 Hz</translation>
        </message>
        <message>
            <source>250 Hz gain</source>
            <translation>Pegel 250 Hz</translation>
        </message>
        <message>
            <source>500 Hz gain</source>
            <translation>Pegel 500 Hz</translation>
        </message>
        <message>
            <source>1 kHz gain</source>
            <translation>Pegel 1 kHz</translation>
        </message>
        <message>
            <source>2 kHz gain</source>
            <translation>Pegel 2 kHz</translation>
        </message>
        <message>
            <source>4 kHz gain</source>
            <translation>Pegel 4 kHz</translation>
        </message>
        <message>
            <source>8 kHz gain</source>
            <translation>Pegel 8 kHz</translation>
        </message>
        <message>
            <source>16 kHz gain</source>
            <translation>Pegel 16 kHz</translation>
        </message>
        <message>
            <source>Graphic equaliser</source>
            <translation>Grafischer Equalizer</translation>
        </message>
        <message>
            <source>Saturation</source>
            <translation>Sättigung</translation>
        </message>
        <message>
            <source>Stereo width</source>
            <translation>Stereobreite</translation>
        </message>
        <message>
            <source>Drive</source>
            <translation>Ansteuerung</translation>
        </message>
        <message>
            <source>Offset</source>
            <translation>Versatz</translation>
        </message>
        <message>
            <source>Hardness</source>
            <translation>Härte</translation>
        </message>
        <message>
            <source>Mix</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>EQ + compressor</source>
            <translation>EQ + Kompressor</translation>
        </message>
        <message>
            <source>EQ + compressor + saturation</source>
            <translation>EQ + Kompressor + Sättigung</translation>
        </message>
        <message>
            <source>Graphic EQ + compressor</source>
            <translation>Grafischer EQ + Kompressor</translation>
        </message>
        <message>
            <source>Low shelf</source>
            <translation>Tiefenregal</translation>
        </message>
        <message>
            <source>Peak</source>
            <translation>Glocke</translation>
        </message>
        <message>
            <source>High shelf</source>
            <translation>Höhenregal</translation>
        </message>
    </context>
    <context>
        <name>ParameterText</name>
        <message>
            <source>Louder (+) or quieter (-) around this frequency</source>
            <translation>Lauter (+) oder leiser (-) um diese Frequenz</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <source>Level before the effects; drives the compressor harder or softer</source>
            <translation>Pegel vor den Effekten; treibt den Kompressor mehr oder weniger</translation>
        </message>
        <message>
            <source>Level above which the compressor turns the sound down</source>
            <translation>Pegel, über dem der Kompressor leiser regelt</translation>
        </message>
        <message>
            <source>How strongly levels above the threshold are turned down; 1:1 leaves them alone</source>
            <translation>Wie stark Pegel über der Schwelle leiser geregelt werden; 1:1 lässt sie in Ruhe</translation>
        </message>
        <message>
            <source>How quickly the compressor reacts to a loud moment</source>
            <translation>Wie schnell der Kompressor auf einen lauten Moment reagiert</translation>
        </message>
        <message>
            <source>How quickly the compressor lets go afterwards</source>
            <translation>Wie schnell der Kompressor danach loslässt</translation>
        </message>
        <message>
            <source>Width of the soft transition around the threshold</source>
            <translation>Breite des weichen Übergangs um die Schwelle</translation>
        </message>
        <message>
            <source>Level added after the compressor</source>
            <translation>Pegel, der nach dem Kompressor dazukommt</translation>
        </message>
        <message>
            <source>Level after all effects</source>
            <translation>Pegel nach allen Effekten</translation>
        </message>
        <message>
            <source>How far the sound is driven into the curve; the level stays</source>
            <translation>Wie weit der Klang in die Kennlinie gefahren wird; der Pegel bleibt</translation>
        </message>
        <message>
            <source>Treats the two halves of the wave differently, which adds even harmonics</source>
            <translation>Behandelt die beiden Hälften der Welle verschieden; das gibt gerade Obertöne</translation>
        </message>
        <message>
            <source>Shape of the curve: 0 is soft like a valve, 2 cuts the peaks off</source>
            <translation>Form der Kennlinie: 0 ist weich wie eine Röhre, 2 schneidet die Spitzen ab</translation>
        </message>
        <message>
            <source>Share of the saturated sound; at 0 % nothing is changed</source>
            <translation>Anteil des gesättigten Klangs; bei 0 % ändert sich nichts</translation>
        </message>
        <message>
            <source>How much the two channels differ: 0 % is mono, 100 % leaves the width alone</source>
            <translation>Wie sehr sich die beiden Kanäle unterscheiden: 0 % ist mono, 100 % lässt die Breite, wie sie ist</translation>
        </message>
        <message>
            <source>Louder (+) or quieter (-) in the octave around this frequency</source>
            <translation>Lauter (+) oder leiser (-) in der Oktave um diese Frequenz</translation>
        </message>
        <message>
            <source>Middle of the range that is changed; of a shelf, where it begins</source>
            <translation>Mitte des Bereichs, der sich ändert; beim Regal, wo es beginnt</translation>
        </message>
        <message>
            <source>How narrow the range is: higher is narrower; of a shelf, how steeply it rises or falls</source>
            <translation>Wie schmal der Bereich ist: mehr ist schmaler; beim Regal, wie steil es steigt oder fällt</translation>
        </message>
        <message>
            <source>Band %1</source>
            <translation>Band %1</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Sichern</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>&amp;Yes</source>
            <translation>&amp;Ja</translation>
        </message>
        <message>
            <source>&amp;No</source>
            <translation>&amp;Nein</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
    </context>
    <context>
        <name>QShortcut</name>
        <message>
            <source>Ctrl</source>
            <translation>Strg</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Umschalt</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Leertaste</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Pos1</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Links</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Rechts</translation>
        </message>
    </context>
    <context>
        <name>Shipped</name>
        <message>
            <source>Clear speech</source>
            <translation>Klare Sprache</translation>
        </message>
        <message>
            <source>Dense and even</source>
            <translation>Dicht und gleichmäßig</translation>
        </message>
        <message>
            <source>Fuller bass</source>
            <translation>Vollerer Bass</translation>
        </message>
        <message>
            <source>Gentle glue</source>
            <translation>Sanfter Zusammenhalt</translation>
        </message>
        <message>
            <source>Less mud</source>
            <translation>Weniger Mulm</translation>
        </message>
        <message>
            <source>More air</source>
            <translation>Mehr Luft</translation>
        </message>
        <message>
            <source>Softer treble</source>
            <translation>Weichere Höhen</translation>
        </message>
        <message>
            <source>Music</source>
            <translation>Musik</translation>
        </message>
        <message>
            <source>Speech</source>
            <translation>Sprache</translation>
        </message>
    </context>
    <context>
        <name>SourceKind</name>
        <message>
            <source>Input</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
    </context>
    <context>
        <name>SpectrumPlot</name>
        <message>
            <source>in</source>
            <translation>ein</translation>
        </message>
        <message>
            <source>res</source>
            <translation>erg</translation>
        </message>
        <message>
            <source>ref</source>
            <translation>ref</translation>
        </message>
        <message>
            <source>Band %1, %2: %3</source>
            <translation>Band %1, %2: %3</translation>
        </message>
        <message>
            <source>, off</source>
            <translation>, aus</translation>
        </message>
        <message>
            <source>%1, %2: %3, %4, Q %5</source>
            <translation>%1, %2: %3, %4, Güte %5</translation>
        </message>
    </context>
    <context>
        <name>Text</name>
        <message>
            <source>“%1”</source>
            <translation>„%1“</translation>
        </message>
    </context>
    <context>
        <name>TrackText</name>
        <message>
            <source>mono</source>
            <translation>mono</translation>
        </message>
        <message>
            <source>stereo</source>
            <translation>stereo</translation>
        </message>
        <message>
            <source>silent</source>
            <translation>still</translation>
        </message>
    </context>
    <context>
        <name>main</name>
        <message>
            <source>Makes one recording sound produced like another.</source>
            <translation>Lässt eine Aufnahme so produziert klingen wie eine andere.</translation>
        </message>
        <message>
            <source>The track to change, or a .semblance session.</source>
            <translation>Die Aufnahme, die verändert wird, oder eine .semblance-Sitzung.</translation>
        </message>
        <message>
            <source>The track it shall sound like.</source>
            <translation>Die Aufnahme, wie die sie klingen soll.</translation>
        </message>
        <message>
            <source>semblance: at most an input and a reference can be given (see --help)
</source>
            <translation>semblance: höchstens ein Eingang und eine Referenz können angegeben werden (siehe --help)
</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::AboutDialog</name>
        <message>
            <source>About Semblance</source>
            <translation>Über Semblance</translation>
        </message>
        <message>
            <source>&lt;h2&gt;Semblance %1&lt;/h2&gt;&lt;p&gt;Makes one recording sound produced like another.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;&lt;p&gt;Built on Qt %2, %3, QCustomPlot and tl::expected.&lt;/p&gt;&lt;p&gt;Your recordings stay on this machine.&lt;/p&gt;</source>
            <translation>&lt;h2&gt;Semblance %1&lt;/h2&gt;&lt;p&gt;Lässt eine Aufnahme so produziert klingen wie eine andere.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewähr.&lt;/p&gt;&lt;p&gt;Gebaut mit Qt %2, %3, QCustomPlot und tl::expected.&lt;/p&gt;&lt;p&gt;Ihre Aufnahmen bleiben auf diesem Rechner.&lt;/p&gt;</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::Actions</name>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>&amp;New session</source>
            <translation>&amp;Neue Sitzung</translation>
        </message>
        <message>
            <source>Close both tracks and start over</source>
            <translation>Beide Aufnahmen schließen und neu beginnen</translation>
        </message>
        <message>
            <source>&amp;Open input…</source>
            <translation>&amp;Eingang öffnen…</translation>
        </message>
        <message>
            <source>Choose the track that is to be changed</source>
            <translation>Die Aufnahme wählen, die verändert werden soll</translation>
        </message>
        <message>
            <source>Open &amp;reference…</source>
            <translation>&amp;Referenz öffnen…</translation>
        </message>
        <message>
            <source>Choose the track that the input shall sound like</source>
            <translation>Die Aufnahme wählen, wie die der Eingang klingen soll</translation>
        </message>
        <message>
            <source>Open &amp;session…</source>
            <translation>S&amp;itzung öffnen…</translation>
        </message>
        <message>
            <source>Open tracks, settings and edits that were saved before</source>
            <translation>Früher gesicherte Aufnahmen, Einstellungen und Änderungen öffnen</translation>
        </message>
        <message>
            <source>Open &amp;demo</source>
            <translation>&amp;Demo öffnen</translation>
        </message>
        <message>
            <source>&amp;Save session</source>
            <translation>Sitzung &amp;sichern</translation>
        </message>
        <message>
            <source>Save tracks, settings and edits</source>
            <translation>Aufnahmen, Einstellungen und Änderungen sichern</translation>
        </message>
        <message>
            <source>Save session &amp;as…</source>
            <translation>Sitzung sichern &amp;als…</translation>
        </message>
        <message>
            <source>Save the session under another name</source>
            <translation>Die Sitzung unter anderem Namen sichern</translation>
        </message>
        <message>
            <source>&amp;Export result…</source>
            <translation>Ergebnis e&amp;xportieren…</translation>
        </message>
        <message>
            <source>Write the result to a sound file</source>
            <translation>Das Ergebnis in eine Klangdatei schreiben</translation>
        </message>
        <message>
            <source>Export se&amp;ttings…</source>
            <translation>Einste&amp;llungen exportieren…</translation>
        </message>
        <message>
            <source>Write the settings for other programs: text, JSON, filter lists, impulse response</source>
            <translation>Die Einstellungen für andere Programme schreiben: Text, JSON, Filterlisten, Impulsantwort</translation>
        </message>
        <message>
            <source>Process &amp;many files…</source>
            <translation>&amp;Viele Dateien bearbeiten…</translation>
        </message>
        <message>
            <source>Apply these settings, or a match to the reference, to a list of files</source>
            <translation>Diese Einstellungen, oder das Angleichen an die Referenz, auf eine Liste von Dateien anwenden</translation>
        </message>
        <message>
            <source>&amp;Preferences…</source>
            <translation>&amp;Voreinstellungen…</translation>
        </message>
        <message>
            <source>Sound device and appearance</source>
            <translation>Tongerät und Aussehen</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>Close Semblance</source>
            <translation>Semblance schließen</translation>
        </message>
        <message>
            <source>Editing</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>&amp;History…</source>
            <translation>&amp;Verlauf…</translation>
        </message>
        <message>
            <source>All steps so far; go back to any of them</source>
            <translation>Alle bisherigen Schritte; zu jedem zurück</translation>
        </message>
        <message>
            <source>&amp;Presets</source>
            <translation>&amp;Presets</translation>
        </message>
        <message>
            <source>&amp;Revert all to prediction</source>
            <translation>&amp;Alles auf die Vorhersage zurück</translation>
        </message>
        <message>
            <source>Take back every manual change since the last Match</source>
            <translation>Jede Änderung von Hand seit dem letzten Angleichen zurücknehmen</translation>
        </message>
        <message>
            <source>&amp;Bypass all effects</source>
            <translation>Alle Effekte &amp;umgehen</translation>
        </message>
        <message>
            <source>Switch all effects off or on</source>
            <translation>Alle Effekte aus- oder einschalten</translation>
        </message>
        <message>
            <source>Bypass %1</source>
            <translation>%1 umgehen</translation>
        </message>
        <message>
            <source>Switch this effect off or on</source>
            <translation>Diesen Effekt aus- oder einschalten</translation>
        </message>
        <message>
            <source>Other &amp;version of the settings</source>
            <translation>Andere &amp;Fassung der Einstellungen</translation>
        </message>
        <message>
            <source>Switch between two versions of the settings, also while playing</source>
            <translation>Zwischen zwei Fassungen der Einstellungen wechseln, auch beim Abspielen</translation>
        </message>
        <message>
            <source>&amp;Copy settings to the other version</source>
            <translation>Einstellungen in die andere Fassung &amp;kopieren</translation>
        </message>
        <message>
            <source>Make the other version equal to this one</source>
            <translation>Die andere Fassung dieser gleich machen</translation>
        </message>
        <message>
            <source>S&amp;wap input and reference</source>
            <translation>Eingang und Referenz &amp;tauschen</translation>
        </message>
        <message>
            <source>Exchange the two tracks</source>
            <translation>Die beiden Aufnahmen tauschen</translation>
        </message>
        <message>
            <source>Selection &amp;starts here</source>
            <translation>Auswahl &amp;beginnt hier</translation>
        </message>
        <message>
            <source>Set the start of the selection at the play position</source>
            <translation>Den Anfang der Auswahl an die Abspielposition setzen</translation>
        </message>
        <message>
            <source>Selection &amp;ends here</source>
            <translation>Auswahl &amp;endet hier</translation>
        </message>
        <message>
            <source>Set the end of the selection at the play position</source>
            <translation>Das Ende der Auswahl an die Abspielposition setzen</translation>
        </message>
        <message>
            <source>Select the &amp;whole track</source>
            <translation>Die &amp;ganze Aufnahme auswählen</translation>
        </message>
        <message>
            <source>Remove the selection of the track that is heard</source>
            <translation>Die Auswahl der gehörten Aufnahme aufheben</translation>
        </message>
        <message>
            <source>Match</source>
            <translation>Angleichen</translation>
        </message>
        <message>
            <source>&amp;Match</source>
            <translation>&amp;Angleichen</translation>
        </message>
        <message>
            <source>Set the effects so that the input sounds like the reference</source>
            <translation>Die Effekte so einstellen, dass der Eingang wie die Referenz klingt</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>&amp;Abbrechen</translation>
        </message>
        <message>
            <source>Stop the work that is running</source>
            <translation>Die laufende Arbeit anhalten</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Anhören</translation>
        </message>
        <message>
            <source>&amp;Play</source>
            <translation>&amp;Abspielen</translation>
        </message>
        <message>
            <source>Play or pause</source>
            <translation>Abspielen oder anhalten</translation>
        </message>
        <message>
            <source>To the &amp;start</source>
            <translation>Zum &amp;Anfang</translation>
        </message>
        <message>
            <source>Return to the start, or to the start of the loop</source>
            <translation>Zurück zum Anfang oder zum Anfang der Schleife</translation>
        </message>
        <message>
            <source>1 s back</source>
            <translation>1 s zurück</translation>
        </message>
        <message>
            <source>Move one second back</source>
            <translation>Eine Sekunde zurück</translation>
        </message>
        <message>
            <source>1 s forward</source>
            <translation>1 s vor</translation>
        </message>
        <message>
            <source>Move one second forward</source>
            <translation>Eine Sekunde vor</translation>
        </message>
        <message>
            <source>10 s back</source>
            <translation>10 s zurück</translation>
        </message>
        <message>
            <source>Move ten seconds back</source>
            <translation>Zehn Sekunden zurück</translation>
        </message>
        <message>
            <source>10 s forward</source>
            <translation>10 s vor</translation>
        </message>
        <message>
            <source>Move ten seconds forward</source>
            <translation>Zehn Sekunden vor</translation>
        </message>
        <message>
            <source>&amp;Loop</source>
            <translation>&amp;Schleife</translation>
        </message>
        <message>
            <source>Repeat the selection, or the whole track</source>
            <translation>Die Auswahl oder die ganze Aufnahme wiederholen</translation>
        </message>
        <message>
            <source>Hear &amp;input</source>
            <translation>&amp;Eingang hören</translation>
        </message>
        <message>
            <source>Listen to the input as it is</source>
            <translation>Den Eingang unverändert hören</translation>
        </message>
        <message>
            <source>Hear &amp;result</source>
            <translation>E&amp;rgebnis hören</translation>
        </message>
        <message>
            <source>Listen to the input through the effects</source>
            <translation>Den Eingang durch die Effekte hören</translation>
        </message>
        <message>
            <source>Hear re&amp;ference</source>
            <translation>Re&amp;ferenz hören</translation>
        </message>
        <message>
            <source>Listen to the reference</source>
            <translation>Die Referenz hören</translation>
        </message>
        <message>
            <source>Hear the &amp;one before</source>
            <translation>Das &amp;vorige hören</translation>
        </message>
        <message>
            <source>Toggle between the last two that were heard</source>
            <translation>Zwischen den beiden zuletzt gehörten wechseln</translation>
        </message>
        <message>
            <source>Hear the &amp;difference</source>
            <translation>&amp;Unterschied hören</translation>
        </message>
        <message>
            <source>Listen to what the effects change: result minus input, at equal loudness</source>
            <translation>Hören, was die Effekte ändern: Ergebnis minus Eingang, gleich laut</translation>
        </message>
        <message>
            <source>&amp;Blind test…</source>
            <translation>&amp;Blindtest…</translation>
        </message>
        <message>
            <source>Find out by ear, without seeing, whether input and result can be told apart (ABX)</source>
            <translation>Mit den Ohren allein herausfinden, ob Eingang und Ergebnis zu unterscheiden sind (ABX)</translation>
        </message>
        <message>
            <source>To the selection&apos;s start</source>
            <translation>Zum Anfang der Auswahl</translation>
        </message>
        <message>
            <source>Move to the start of the selection</source>
            <translation>An den Anfang der Auswahl gehen</translation>
        </message>
        <message>
            <source>To the selection&apos;s end</source>
            <translation>Zum Ende der Auswahl</translation>
        </message>
        <message>
            <source>Move to the end of the selection</source>
            <translation>An das Ende der Auswahl gehen</translation>
        </message>
        <message>
            <source>Level &amp;match</source>
            <translation>&amp;Gleich laut</translation>
        </message>
        <message>
            <source>Play all three equally loud, so that louder does not seem better</source>
            <translation>Alle drei gleich laut abspielen, damit lauter nicht besser erscheint</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>&amp;Vollbild</translation>
        </message>
        <message>
            <source>Use the whole screen</source>
            <translation>Den ganzen Bildschirm nutzen</translation>
        </message>
        <message>
            <source>&amp;Keyboard</source>
            <translation>&amp;Tastatur</translation>
        </message>
        <message>
            <source>List all keys</source>
            <translation>Alle Tasten zeigen</translation>
        </message>
        <message>
            <source>&amp;About Semblance</source>
            <translation>Ü&amp;ber Semblance</translation>
        </message>
        <message>
            <source>Version, libraries and licences</source>
            <translation>Version, Bibliotheken und Lizenzen</translation>
        </message>
        <message>
            <source>Select the &amp;loudest 30 s</source>
            <translation>Die &amp;lautesten 30 s auswählen</translation>
        </message>
        <message>
            <source>Select the loudest half minute of the track that is heard</source>
            <translation>Die lauteste halbe Minute der gehörten Aufnahme auswählen</translation>
        </message>
        <message>
            <source>Add re&amp;ferences…</source>
            <translation>Re&amp;ferenzen hinzufügen…</translation>
        </message>
        <message>
            <source>Choose further tracks; Match makes the input sound like the middle of all references</source>
            <translation>Weitere Aufnahmen wählen; Angleichen bringt den Eingang in die Mitte aller Referenzen</translation>
        </message>
        <message>
            <source>&amp;Fine-tune a model…</source>
            <translation>Modell &amp;weitertrainieren…</translation>
        </message>
        <message>
            <source>Train a model further on your own recordings</source>
            <translation>Ein Modell mit eigenen Aufnahmen weitertrainieren</translation>
        </message>
        <message>
            <source>M&amp;odels…</source>
            <translation>M&amp;odelle…</translation>
        </message>
        <message>
            <source>The models there are: choose the default one, rename and remove your own</source>
            <translation>Die vorhandenen Modelle: den Standard wählen, eigene umbenennen und entfernen</translation>
        </message>
        <message>
            <source>Sa&amp;ved references</source>
            <translation>&amp;Gesicherte Referenzen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::Audition</name>
        <message>
            <source>Making a pair to listen to</source>
            <translation>Hörbeispiel wird erzeugt</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::Autosave</name>
        <message>
            <source>Keeping a copy</source>
            <translation>Kopie wird gehalten</translation>
        </message>
        <message>
            <source>%1 The file was moved aside to %2.</source>
            <translation>%1 Die Datei wurde beiseite gelegt als %2.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::BackgroundJob</name>
        <message>
            <source>There is not enough memory for this. Close other programs or choose a shorter track.</source>
            <translation>Dafür reicht der Speicher nicht. Schließen Sie andere Programme, oder wählen Sie eine kürzere Aufnahme.</translation>
        </message>
        <message>
            <source>Something unexpected went wrong: %1</source>
            <translation>Etwas Unerwartetes ging schief: %1</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::BandMenu</name>
        <message>
            <source>Enter values</source>
            <translation>Werte eingeben</translation>
        </message>
        <message>
            <source>Enter a value</source>
            <translation>Wert eingeben</translation>
        </message>
        <message>
            <source>Invert gain</source>
            <translation>Pegel umkehren</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>Einschalten</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>Ausschalten</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>Allein hören</translation>
        </message>
        <message>
            <source>Revert to prediction</source>
            <translation>Zurück auf die Vorhersage</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Set gain to 0 dB</source>
            <translation>Pegel auf 0 dB</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Art</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::BandTable</name>
        <message>
            <source>Gain</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>Frequency</source>
            <translation>Frequenz</translation>
        </message>
        <message>
            <source>Q</source>
            <translation>Güte</translation>
        </message>
        <message>
            <source>%1 on</source>
            <translation>%1 an</translation>
        </message>
        <message>
            <source>Switch this band off or on (also Alt+click on its node)</source>
            <translation>Dieses Band aus- oder einschalten (auch Alt+Klick auf seinen Knoten)</translation>
        </message>
        <message>
            <source>S</source>
            <comment>solo</comment>
            <translation>S</translation>
        </message>
        <message>
            <source>Solo %1</source>
            <translation>%1 allein</translation>
        </message>
        <message>
            <source>Hear this band alone, without the other bands; not exported. With the difference (D) you hear just what it changes.</source>
            <translation>Dieses Band allein hören, ohne die anderen; wird nicht exportiert. Mit dem Unterschied (D) hören Sie genau das, was es ändert.</translation>
        </message>
        <message>
            <source>Type of this band: a shelf or a peak</source>
            <translation>Art dieses Bandes: Regal oder Glocke</translation>
        </message>
        <message>
            <source>Type of %1</source>
            <translation>Art von %1</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::BatchDialog</name>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fertig</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>misslungen</translation>
        </message>
        <message>
            <source>Process many files</source>
            <translation>Viele Dateien bearbeiten</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>%1 files written.</source>
            <translation>%1 Dateien geschrieben.</translation>
        </message>
        <message>
            <source>%1 files written, %2 failed: the list says why.</source>
            <translation>%1 Dateien geschrieben, %2 misslungen: Die Liste sagt, warum.</translation>
        </message>
        <message>
            <source>%1 files</source>
            <translation>%1 Dateien</translation>
        </message>
        <message>
            <source>Files to process</source>
            <translation>Zu bearbeitende Dateien</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>&amp;Add files…</source>
            <translation>Dateien &amp;hinzufügen…</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Entfernen</translation>
        </message>
        <message>
            <source>or drop them here</source>
            <translation>oder hier ablegen</translation>
        </message>
        <message>
            <source>The settings as they are now</source>
            <translation>Die Einstellungen, wie sie jetzt sind</translation>
        </message>
        <message>
            <source>Match each file to the reference</source>
            <translation>Jede Datei an die Referenz angleichen</translation>
        </message>
        <message>
            <source>As each file</source>
            <translation>Wie jede Datei</translation>
        </message>
        <message>
            <source>WAV, 16-bit</source>
            <translation>WAV, 16 Bit</translation>
        </message>
        <message>
            <source>WAV, 24-bit</source>
            <translation>WAV, 24 Bit</translation>
        </message>
        <message>
            <source>WAV, 32-bit float</source>
            <translation>WAV, 32 Bit Gleitkomma</translation>
        </message>
        <message>
            <source>FLAC, 24-bit</source>
            <translation>FLAC, 24 Bit</translation>
        </message>
        <message>
            <source>beside each file</source>
            <translation>neben jeder Datei</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>{name} stands for the name of each file</source>
            <translation>{name} steht für den Namen jeder Datei</translation>
        </message>
        <message>
            <source>&amp;Limit true peaks to</source>
            <translation>True Peaks &amp;begrenzen auf</translation>
        </message>
        <message>
            <source> dBTP</source>
            <translation> dBTP</translation>
        </message>
        <message>
            <source>Ceiling</source>
            <translation>Obergrenze</translation>
        </message>
        <message>
            <source>Re&amp;place files that exist</source>
            <translation>Vorhandene Dateien &amp;ersetzen</translation>
        </message>
        <message>
            <source>&amp;Effects</source>
            <translation>E&amp;ffekte</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>&amp;Art</translation>
        </message>
        <message>
            <source>&amp;Folder</source>
            <translation>&amp;Ordner</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>Open a reference to match each file to it</source>
            <translation>Öffnen Sie eine Referenz, um jede Datei an sie anzugleichen</translation>
        </message>
        <message>
            <source>Folder for the results</source>
            <translation>Ordner für die Ergebnisse</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Beginnen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::BatchQueue</name>
        <message>
            <source>Processing files</source>
            <translation>Dateien werden bearbeitet</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::BlindTestDialog</name>
        <message>
            <source>Blind test</source>
            <translation>Blindtest</translation>
        </message>
        <message>
            <source>&amp;Trials</source>
            <translation>&amp;Durchgänge</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Beginnen</translation>
        </message>
        <message>
            <source>Can you hear what the effects do, without seeing it? A is the input, B the result, at the same loudness. X is one of the two, drawn by lot in every trial. Listen as often as you like, then say which one X is.</source>
            <translation>Können Sie hören, was die Effekte tun, ohne es zu sehen? A ist der Eingang, B das Ergebnis, beide gleich laut. X ist eins von beiden, in jedem Durchgang neu ausgelost. Hören Sie, so oft Sie mögen, und sagen Sie dann, welches X ist.</translation>
        </message>
        <message>
            <source>Ten trials are enough to show an obvious difference. Select a short, telling passage and switch the loop on first.</source>
            <translation>Zehn Durchgänge genügen für einen deutlichen Unterschied. Wählen Sie vorher eine kurze, bezeichnende Stelle aus und schalten Sie die Schleife ein.</translation>
        </message>
        <message>
            <source>%1 (key %2)</source>
            <translation>%1 (Taste %2)</translation>
        </message>
        <message>
            <source>Hear A, the input</source>
            <translation>A hören, den Eingang</translation>
        </message>
        <message>
            <source>Hear B, the result</source>
            <translation>B hören, das Ergebnis</translation>
        </message>
        <message>
            <source>Hear X</source>
            <translation>X hören</translation>
        </message>
        <message>
            <source>X is A  (1)</source>
            <translation>X ist A  (1)</translation>
        </message>
        <message>
            <source>X is B  (2)</source>
            <translation>X ist B  (2)</translation>
        </message>
        <message>
            <source>Keys: A, B and X to listen, 1 and 2 to answer, Space to play and pause.</source>
            <translation>Tasten: A, B und X zum Hören, 1 und 2 zum Antworten, Leertaste zum Abspielen und Anhalten.</translation>
        </message>
        <message>
            <source>End the test here</source>
            <translation>Den Test hier beenden</translation>
        </message>
        <message>
            <source>Log of the test</source>
            <translation>Protokoll des Tests</translation>
        </message>
        <message>
            <source>&amp;Save log…</source>
            <translation>Protokoll &amp;sichern…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Trial %1 of %2</source>
            <translation>Durchgang %1 von %2</translation>
        </message>
        <message>
            <source>Save the log of the blind test</source>
            <translation>Protokoll des Blindtests sichern</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Text (*.txt)</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ComparisonTable</name>
        <message>
            <source>Loudness, LUFS</source>
            <translation>Lautheit, LUFS</translation>
        </message>
        <message>
            <source>Integrated loudness by BS.1770</source>
            <translation>Integrierte Lautheit nach BS.1770</translation>
        </message>
        <message>
            <source>Range, LU</source>
            <translation>Umfang, LU</translation>
        </message>
        <message>
            <source>Loudness range (LRA): how much the loudness changes over the track</source>
            <translation>Lautheitsumfang (LRA): wie sehr die Lautheit sich im Lauf der Aufnahme ändert</translation>
        </message>
        <message>
            <source>True peak, dBTP</source>
            <translation>True Peak, dBTP</translation>
        </message>
        <message>
            <source>Highest peak between the samples</source>
            <translation>Höchste Spitze zwischen den Samples</translation>
        </message>
        <message>
            <source>PLR, dB</source>
            <translation>PLR, dB</translation>
        </message>
        <message>
            <source>Peak to loudness ratio: true peak over integrated loudness; below 9 dB is heavily limited</source>
            <translation>Verhältnis von Spitze zu Lautheit: True Peak über integrierter Lautheit; unter 9 dB ist stark limitiert</translation>
        </message>
        <message>
            <source>Crest, dB</source>
            <translation>Crest, dB</translation>
        </message>
        <message>
            <source>Peak over average level: small means dense, large means dynamic</source>
            <translation>Spitze über mittlerem Pegel: klein heißt dicht, groß heißt dynamisch</translation>
        </message>
        <message>
            <source>Above full scale: leave the limiter of the export on, or lower the output gain</source>
            <translation>Über Vollaussteuerung: Lassen Sie den Limiter des Exports an, oder senken Sie den Ausgangspegel</translation>
        </message>
        <message>
            <source>Width, dB</source>
            <translation>Breite, dB</translation>
        </message>
        <message>
            <source>Side over middle: what the channels differ in beside what they share. Nearer to 0 is wider; a dash: mono</source>
            <translation>Seite zu Mitte: worin sich die Kanäle unterscheiden, neben dem, was sie gemeinsam haben. Näher an 0 ist breiter; ein Strich: mono</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::CrashRecovery</name>
        <message>
            <source>Unsaved work was recovered. Save the session to keep it.</source>
            <translation>Nicht gesicherte Arbeit wurde wiederhergestellt. Sichern Sie die Sitzung, um sie zu behalten.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::DeviceChooser</name>
        <message>
            <source>The sound device “%1” is not connected; the system&apos;s default is used.</source>
            <translation>Das Tongerät „%1“ ist nicht angeschlossen; das Standardgerät wird benutzt.</translation>
        </message>
        <message>
            <source>%1 at %2</source>
            <translation>%1 mit %2</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::DevicePanel</name>
        <message>
            <source>No sound device was found. Matching, editing and export work without one.</source>
            <translation>Kein Tongerät gefunden. Angleichen, Bearbeiten und Exportieren gehen auch ohne.</translation>
        </message>
        <message>
            <source>&amp;Test tone</source>
            <translation>&amp;Testton</translation>
        </message>
        <message>
            <source>As the track: nothing is converted where the device can do its rate</source>
            <translation>Wie die Aufnahme: Es wird nichts umgerechnet, wo das Gerät ihre Rate kann</translation>
        </message>
        <message>
            <source>Longer buffers are safer against dropouts, shorter ones answer faster</source>
            <translation>Längere Puffer schützen besser vor Aussetzern, kürzere antworten schneller</translation>
        </message>
        <message>
            <source>A quiet tone, left and right in turn</source>
            <translation>Ein leiser Ton, abwechselnd links und rechts</translation>
        </message>
        <message>
            <source>&amp;Refresh</source>
            <translation>&amp;Neu suchen</translation>
        </message>
        <message>
            <source>Look for devices again; playing stops for a moment</source>
            <translation>Nach Geräten suchen; das Abspielen hält kurz an</translation>
        </message>
        <message>
            <source>Audio s&amp;ystem</source>
            <translation>Audios&amp;ystem</translation>
        </message>
        <message>
            <source>Sound &amp;device</source>
            <translation>Ton&amp;gerät</translation>
        </message>
        <message>
            <source>&amp;Sample rate</source>
            <translation>Abtast&amp;rate</translation>
        </message>
        <message>
            <source>&amp;Buffer</source>
            <translation>&amp;Puffer</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>The system&apos;s default</source>
            <translation>Standard des Systems</translation>
        </message>
        <message>
            <source>%1 (not connected)</source>
            <translation>%1 (nicht angeschlossen)</translation>
        </message>
        <message>
            <source>As the track</source>
            <translation>Wie die Aufnahme</translation>
        </message>
        <message>
            <source>%1 samples (%2 ms at %3)</source>
            <translation>%1 Samples (%2 ms bei %3)</translation>
        </message>
        <message>
            <source>Stop the &amp;tone</source>
            <translation>&amp;Ton anhalten</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::Document</name>
        <message>
            <source>Open input %1</source>
            <translation>Eingang %1 öffnen</translation>
        </message>
        <message>
            <source>Open reference %1</source>
            <translation>Referenz %1 öffnen</translation>
        </message>
        <message>
            <source>Swap input and reference</source>
            <translation>Eingang und Referenz tauschen</translation>
        </message>
        <message>
            <source>input</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>Select %1 of the %2</source>
            <translation>%1 auswählen (%2)</translation>
        </message>
        <message>
            <source>Select the whole %1</source>
            <translation>Das Ganze auswählen (%1)</translation>
        </message>
        <message>
            <source>Untitled</source>
            <translation>Ohne Titel</translation>
        </message>
        <message>
            <source>Choose method %1</source>
            <translation>Verfahren %1 wählen</translation>
        </message>
        <message>
            <source>Choose the default model</source>
            <translation>Standardmodell wählen</translation>
        </message>
        <message>
            <source>Choose model %1</source>
            <translation>Modell %1 wählen</translation>
        </message>
        <message>
            <source>Choose what Match may change</source>
            <translation>Wählen, was Angleichen ändern darf</translation>
        </message>
        <message>
            <source>Set strength to %1 %</source>
            <translation>Stärke auf %1 %</translation>
        </message>
        <message>
            <source>Match</source>
            <translation>Angleichen</translation>
        </message>
        <message>
            <source>Apply preset %1</source>
            <translation>Preset %1 anwenden</translation>
        </message>
        <message>
            <source>Switch to settings %1</source>
            <translation>Zu Einstellungen %1 wechseln</translation>
        </message>
        <message>
            <source>Copy settings %1 to %2</source>
            <translation>Einstellungen %1 nach %2 kopieren</translation>
        </message>
        <message>
            <source>Set %1 to %2</source>
            <translation>%1 auf %2</translation>
        </message>
        <message>
            <source>Set %1 to %2 at %3, Q %4</source>
            <translation>%1 auf %2 bei %3, Güte %4</translation>
        </message>
        <message>
            <source>Bypass %1</source>
            <translation>%1 umgehen</translation>
        </message>
        <message>
            <source>Switch %1 on</source>
            <translation>%1 einschalten</translation>
        </message>
        <message>
            <source>Bypass all effects</source>
            <translation>Alle Effekte umgehen</translation>
        </message>
        <message>
            <source>Switch all effects on</source>
            <translation>Alle Effekte einschalten</translation>
        </message>
        <message>
            <source>Switch %1 off</source>
            <translation>%1 ausschalten</translation>
        </message>
        <message>
            <source>Invert %1</source>
            <translation>%1 umkehren</translation>
        </message>
        <message>
            <source>Reset %1</source>
            <translation>%1 zurücksetzen</translation>
        </message>
        <message>
            <source>Revert all to prediction</source>
            <translation>Alles auf die Vorhersage zurück</translation>
        </message>
        <message>
            <source>Reset all effects</source>
            <translation>Alle Effekte zurücksetzen</translation>
        </message>
        <message>
            <source>Add reference %1</source>
            <translation>Referenz %1 hinzufügen</translation>
        </message>
        <message numerus="yes">
            <source>Add %n references</source>
            <translation>
                <numerusform>%n Referenz hinzufügen</numerusform>
                <numerusform>%n Referenzen hinzufügen</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove reference %1</source>
            <translation>Referenz %1 entfernen</translation>
        </message>
        <message>
            <source>Set weight of %1 to %2</source>
            <translation>Gewicht von %1 auf %2 setzen</translation>
        </message>
        <message>
            <source>Listen to reference %1</source>
            <translation>Referenz %1 anhören</translation>
        </message>
        <message>
            <source>Match again</source>
            <translation>Erneut angleichen</translation>
        </message>
        <message>
            <source>Set strengths to EQ %1 %, dynamics %2 %, saturation %3 %, width %4 %, level %5 %</source>
            <translation>Stärken auf EQ %1 %, Dynamik %2 %, Sättigung %3 %, Breite %4 %, Pegel %5 % setzen</translation>
        </message>
        <message>
            <source>Choose the chain %1</source>
            <translation>Kette %1 wählen</translation>
        </message>
        <message>
            <source>Choose where the equaliser is matched</source>
            <translation>Bereich des Equalizer-Angleichens wählen</translation>
        </message>
        <message>
            <source>Use the saved reference %1</source>
            <translation>Gesicherte Referenz %1 verwenden</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::DropTargets</name>
        <message>
            <source>Open as input</source>
            <translation>Als Eingang öffnen</translation>
        </message>
        <message>
            <source>Open as reference</source>
            <translation>Als Referenz öffnen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::EditingPanel</name>
        <message>
            <source>Presets ▾</source>
            <translation>Presets ▾</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>Presets</translation>
        </message>
        <message>
            <source>Settings under a name: apply one, or save these</source>
            <translation>Einstellungen unter einem Namen: eine anwenden oder diese sichern</translation>
        </message>
        <message>
            <source>The strength of %1 is 0 %: raise it to hear and edit it.</source>
            <translation>Die Stärke von %1 ist 0 %: Erhöhen Sie sie, um zu hören und zu bearbeiten.</translation>
        </message>
        <message>
            <source>, </source>
            <translation>, </translation>
        </message>
        <message>
            <source>Strength is 0 %: raise it to hear and edit the effects.</source>
            <translation>Die Stärke ist 0 %: Erhöhen Sie sie, um die Effekte zu hören und zu bearbeiten.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::EffectSection</name>
        <message>
            <source>Bypass</source>
            <translation>Umgehen</translation>
        </message>
        <message>
            <source>Bypass %1</source>
            <translation>%1 umgehen</translation>
        </message>
        <message>
            <source>Lets the sound pass this effect unchanged, to hear what it does</source>
            <translation>Lässt den Klang unverändert an diesem Effekt vorbei, um zu hören, was er tut</translation>
        </message>
        <message>
            <source>Revert %1 to the prediction</source>
            <translation>%1 auf die Vorhersage zurück</translation>
        </message>
        <message>
            <source>Back to what was predicted</source>
            <translation>Zurück auf die Vorhersage</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::EqualiserLimitsPanel</name>
        <message>
            <source>Lowest frequency that is matched</source>
            <translation>Tiefste Frequenz, die angeglichen wird</translation>
        </message>
        <message>
            <source>Below it the match leaves the sound as it is; the match fades in over half an octave above it</source>
            <translation>Darunter lässt das Angleichen den Klang, wie er ist; darüber setzt es innerhalb einer halben Oktave ein</translation>
        </message>
        <message>
            <source>Highest frequency that is matched</source>
            <translation>Höchste Frequenz, die angeglichen wird</translation>
        </message>
        <message>
            <source>Above it the match leaves the sound as it is; the match fades out over half an octave below it</source>
            <translation>Darüber lässt das Angleichen den Klang, wie er ist; darunter läuft es innerhalb einer halben Oktave aus</translation>
        </message>
        <message>
            <source>Bands that the match may use</source>
            <translation>Bänder, die das Angleichen benutzen darf</translation>
        </message>
        <message>
            <source>Fewer bands follow the reference more broadly: those that serve best are chosen and the others stay flat</source>
            <translation>Weniger Bänder folgen der Referenz gröber: Die nützlichsten werden gewählt, die anderen bleiben flach</translation>
        </message>
        <message>
            <source>Where the equaliser is matched</source>
            <translation>Wo der Equalizer angeglichen wird</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>&amp;Von</translation>
        </message>
        <message>
            <source>&amp;To</source>
            <translation>&amp;Bis</translation>
        </message>
        <message>
            <source>&amp;Bands at most</source>
            <translation>Höchstens &amp;Bänder</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ExportDialog</name>
        <message>
            <source>Exporting</source>
            <translation>Export läuft</translation>
        </message>
        <message>
            <source>Export result</source>
            <translation>Ergebnis exportieren</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>&amp;Dither (TPDF, one step)</source>
            <translation>&amp;Dither (TPDF, eine Stufe)</translation>
        </message>
        <message>
            <source>Adds a trace of noise so that rounding to 16 or 24 bits does not distort quiet passages</source>
            <translation>Fügt eine Spur Rauschen hinzu, damit das Runden auf 16 oder 24 Bit leise Stellen nicht verzerrt</translation>
        </message>
        <message>
            <source>&amp;Format</source>
            <translation>&amp;Format</translation>
        </message>
        <message>
            <source>De&amp;pth</source>
            <translation>&amp;Wortbreite</translation>
        </message>
        <message>
            <source>Sample &amp;rate</source>
            <translation>Abtast&amp;rate</translation>
        </message>
        <message>
            <source>As it is</source>
            <translation>Wie es ist</translation>
        </message>
        <message>
            <source>Like the reference (%1)</source>
            <translation>Wie die Referenz (%1)</translation>
        </message>
        <message>
            <source>LUFS</source>
            <translation>LUFS</translation>
        </message>
        <message>
            <source>Streaming, -14 LUFS (Spotify, YouTube, Tidal)</source>
            <translation>Streaming, -14 LUFS (Spotify, YouTube, Tidal)</translation>
        </message>
        <message>
            <source>Streaming, -16 LUFS (Apple Music, AES TD1008)</source>
            <translation>Streaming, -16 LUFS (Apple Music, AES TD1008)</translation>
        </message>
        <message>
            <source>Broadcast, -23 LUFS (EBU R128)</source>
            <translation>Rundfunk, -23 LUFS (EBU R128)</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Anderes</translation>
        </message>
        <message>
            <source>No service demands a loudness; they turn louder tracks down</source>
            <translation>Kein Dienst verlangt eine Lautheit; lautere Aufnahmen werden dort leiser gestellt</translation>
        </message>
        <message>
            <source> LUFS</source>
            <translation> LUFS</translation>
        </message>
        <message>
            <source>Loudness target</source>
            <translation>Lautheitsziel</translation>
        </message>
        <message>
            <source>Limit &amp;true peaks to</source>
            <translation>&amp;True Peaks begrenzen auf</translation>
        </message>
        <message>
            <source> dBTP</source>
            <translation> dBTP</translation>
        </message>
        <message>
            <source>True-peak ceiling</source>
            <translation>Obergrenze der True Peaks</translation>
        </message>
        <message>
            <source>&amp;Loudness</source>
            <translation>&amp;Lautheit</translation>
        </message>
        <message>
            <source>&amp;Browse…</source>
            <translation>&amp;Durchsuchen…</translation>
        </message>
        <message>
            <source>{name} stands for the input&apos;s name</source>
            <translation>{name} steht für den Namen des Eingangs</translation>
        </message>
        <message>
            <source>F&amp;older</source>
            <translation>&amp;Ordner</translation>
        </message>
        <message>
            <source>File &amp;name</source>
            <translation>Datei&amp;name</translation>
        </message>
        <message>
            <source>As the input (%1)</source>
            <translation>Wie der Eingang (%1)</translation>
        </message>
        <message>
            <source>Folder for the result</source>
            <translation>Ordner für das Ergebnis</translation>
        </message>
        <message>
            <source>Replace the file?</source>
            <translation>Datei ersetzen?</translation>
        </message>
        <message>
            <source>%1 exists already. Replace it?</source>
            <translation>%1 gibt es schon. Ersetzen?</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>lossy</source>
            <translation>verlustbehaftet</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::FileIntake</name>
        <message>
            <source>Open input</source>
            <translation>Eingang öffnen</translation>
        </message>
        <message>
            <source>Open reference</source>
            <translation>Referenz öffnen</translation>
        </message>
        <message>
            <source>The session was opened; the other dropped files were left out.</source>
            <translation>Die Sitzung wurde geöffnet; die anderen Dateien blieben weg.</translation>
        </message>
        <message>
            <source>Only the first two of the dropped files were opened.</source>
            <translation>Nur die ersten beiden Dateien wurden geöffnet.</translation>
        </message>
        <message>
            <source>Sound files (%1)</source>
            <translation>Klangdateien (%1)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Add references</source>
            <translation>Referenzen hinzufügen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::FineTuneDialog</name>
        <message>
            <source>Fine-tune a model</source>
            <translation>Modell weitertrainieren</translation>
        </message>
        <message>
            <source>&amp;Use it for Match from now on</source>
            <translation>Ab jetzt beim Angleichen &amp;verwenden</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Aufnahmen</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>Schritt %1 von %2: %3</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>&amp;Verwerfen</translation>
        </message>
        <message>
            <source>&amp;Cancel…</source>
            <translation>&amp;Abbrechen…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Co&amp;ntinue</source>
            <translation>&amp;Weiter</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>&amp;Starten</translation>
        </message>
        <message>
            <source>&amp;Keep</source>
            <translation>&amp;Behalten</translation>
        </message>
        <message>
            <source>Stop the fine-tuning?</source>
            <translation>Das Training anhalten?</translation>
        </message>
        <message>
            <source>What is learned so far can be kept, to go on from there another time.</source>
            <translation>Was bisher gelernt ist, kann behalten werden, um ein andermal von dort fortzufahren.</translation>
        </message>
        <message>
            <source>Training has not begun yet: nothing is kept.</source>
            <translation>Das Training hat noch nicht begonnen: Es wird nichts behalten.</translation>
        </message>
        <message>
            <source>Go &amp;on</source>
            <translation>&amp;Weitermachen</translation>
        </message>
        <message>
            <source>The new model is complete; the comparison can be left out.</source>
            <translation>Das neue Modell ist vollständig; der Vergleich kann entfallen.</translation>
        </message>
        <message>
            <source>&amp;Leave it out</source>
            <translation>Ohne &amp;Vergleich</translation>
        </message>
        <message>
            <source>&amp;Keep for later</source>
            <translation>Für später &amp;behalten</translation>
        </message>
        <message>
            <source>Keep the new model?</source>
            <translation>Das neue Modell behalten?</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::FineTuneProject</name>
        <message>
            <source>Looking through the recordings</source>
            <translation>Aufnahmen werden durchgesehen</translation>
        </message>
        <message>
            <source>Measuring how long it will take</source>
            <translation>Dauer wird gemessen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::FineTuneRun</name>
        <message>
            <source>Fine-tuning</source>
            <translation>Weitertrainieren</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::FolderField</name>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>Choose: %1</source>
            <translation>Wählen: %1</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::FrequencyLimitField</name>
        <message>
            <source>no limit</source>
            <translation>keine Grenze</translation>
        </message>
        <message>
            <source>%1 Hz</source>
            <translation>%1 Hz</translation>
        </message>
        <message>
            <source>%1 kHz</source>
            <translation>%1 kHz</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::GainReductionPlot</name>
        <message>
            <source>Gain reduction appears here after Match</source>
            <translation>Die Pegelabsenkung erscheint hier nach dem Angleichen</translation>
        </message>
        <message>
            <source>Gain reduction over time</source>
            <translation>Pegelabsenkung im Lauf der Zeit</translation>
        </message>
        <message>
            <source>How far the compressor turns loud passages down; click to play from there</source>
            <translation>Wie weit der Kompressor laute Stellen leiser regelt; Klick spielt von dort</translation>
        </message>
        <message>
            <source>At most %1</source>
            <translation>Höchstens %1</translation>
        </message>
        <message>
            <source>Gain reduction (dB)</source>
            <translation>Pegelabsenkung (dB)</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::HistoryDialog</name>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Click a step to return to it. A new step replaces those below.</source>
            <translation>Ein Klick auf einen Schritt kehrt zu ihm zurück. Ein neuer Schritt ersetzt die darunter.</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Anfang</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::LegendEntry</name>
        <message>
            <source>Show the spectrum of: %1</source>
            <translation>Spektrum zeigen: %1</translation>
        </message>
        <message>
            <source>Shows or hides this curve</source>
            <translation>Zeigt oder verbirgt diese Kurve</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::LevelMeter</name>
        <message>
            <source>Output level</source>
            <translation>Ausgangspegel</translation>
        </message>
        <message>
            <source>Peak level of what is played, in dBFS. The lamps at the right stay lit after clipping; click to clear.</source>
            <translation>Spitzenpegel des Gespielten in dBFS. Die Lampen rechts bleiben nach Übersteuern an; Klick löscht sie.</translation>
        </message>
        <message>
            <source>Clipped. Press Enter to clear.</source>
            <translation>Übersteuert. Eingabetaste löscht.</translation>
        </message>
        <message>
            <source>Not clipped</source>
            <translation>Nicht übersteuert</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ListeningBinding</name>
        <message>
            <source>&amp;Pause</source>
            <translation>&amp;Anhalten</translation>
        </message>
        <message>
            <source>&amp;Play</source>
            <translation>&amp;Abspielen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::LossPlot</name>
        <message>
            <source>The curves begin with the first training step</source>
            <translation>Die Kurven beginnen mit dem ersten Trainingsschritt</translation>
        </message>
        <message>
            <source>training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>held-out</source>
            <translation>zurückgehalten</translation>
        </message>
        <message>
            <source>best</source>
            <translation>bester</translation>
        </message>
        <message>
            <source>Loss over the steps of the training</source>
            <translation>Verlust über die Schritte des Trainings</translation>
        </message>
        <message>
            <source>How far the model&apos;s answers are from the right ones: on what it is trained with, and on held-back recordings. The lowest held-out loss decides which weights are kept.</source>
            <translation>Wie weit die Antworten des Modells von den richtigen entfernt sind: bei dem, womit es trainiert wird, und bei zurückgehaltenen Aufnahmen. Der niedrigste Verlust auf Zurückgehaltenem entscheidet, welche Gewichte behalten werden.</translation>
        </message>
        <message>
            <source>Best held-out loss %1 at step %2</source>
            <translation>Bester Verlust auf Zurückgehaltenem: %1 bei Schritt %2</translation>
        </message>
        <message>
            <source>Loss over steps</source>
            <translation>Verlust über Schritte</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::LoudnessPlot</name>
        <message>
            <source>Loudness over time appears here when a track is open</source>
            <translation>Die Lautheit im Lauf der Zeit erscheint hier, wenn eine Aufnahme offen ist</translation>
        </message>
        <message>
            <source>Loudness over time</source>
            <translation>Lautheit im Lauf der Zeit</translation>
        </message>
        <message>
            <source>Loudness over three seconds, of input and result; the dashed line is the reference&apos;s loudness as a whole. Click to play from there.</source>
            <translation>Lautheit über drei Sekunden, von Eingang und Ergebnis; die gestrichelte Linie ist die Lautheit der ganzen Referenz. Klick spielt von dort.</translation>
        </message>
        <message>
            <source>Loudness (LUFS)</source>
            <translation>Lautheit (LUFS)</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::MainWindow</name>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>Two recordings that come with Semblance, to try Match on</source>
            <translation>Zwei Aufnahmen, die mit Semblance kommen, um Angleichen auszuprobieren</translation>
        </message>
        <message>
            <source>Exported %1.</source>
            <translation>%1 exportiert.</translation>
        </message>
        <message>
            <source>These are demo recordings: click Match, then play and compare with the keys A, B and R. Your own tracks can be dropped anywhere here.</source>
            <translation>Dies sind Demo-Aufnahmen: Klicken Sie auf Angleichen, hören Sie, und vergleichen Sie mit A, B und R. Eigene Stücke lassen sich überall hier ablegen.</translation>
        </message>
        <message>
            <source>Saved %1.</source>
            <translation>%1 gesichert.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::MatchBar</name>
        <message>
            <source>E&amp;Q</source>
            <translation>E&amp;Q</translation>
        </message>
        <message>
            <source>D&amp;ynamics</source>
            <translation>D&amp;ynamik</translation>
        </message>
        <message>
            <source>Le&amp;vel</source>
            <translation>&amp;Pegel</translation>
        </message>
        <message>
            <source>The trained network that Match uses</source>
            <translation>Das trainierte Netz, das Angleichen benutzt</translation>
        </message>
        <message>
            <source>M&amp;ethod</source>
            <translation>V&amp;erfahren</translation>
        </message>
        <message>
            <source>M&amp;odel</source>
            <translation>M&amp;odell</translation>
        </message>
        <message>
            <source>Match may set the equaliser</source>
            <translation>Angleichen darf den Equalizer einstellen</translation>
        </message>
        <message>
            <source>Match may set the compressor</source>
            <translation>Angleichen darf den Kompressor einstellen</translation>
        </message>
        <message>
            <source>Match may set the level</source>
            <translation>Angleichen darf den Pegel einstellen</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>How much of the match is applied: 0 % leaves the input as it is, 100 % is the match, up to 150 % goes beyond. Double-click for 100 %.</source>
            <translation>Wie viel vom Angleichen angewandt wird: 0 % lässt den Eingang, wie er ist, 100 % ist das Angleichen, bis 150 % geht darüber hinaus. Doppelklick für 100 %.</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>Strength in percent</source>
            <translation>Stärke in Prozent</translation>
        </message>
        <message>
            <source>&amp;Strength</source>
            <translation>&amp;Stärke</translation>
        </message>
        <message>
            <source>Strength of each section</source>
            <translation>Stärke der einzelnen Teile</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>%1 (missing)</source>
            <translation>%1 (fehlt)</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Match</source>
            <translation>Angleichen</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Default (%1)</source>
            <translation>Standard (%1)</translation>
        </message>
        <message>
            <source>Match sets the s&amp;aturation</source>
            <translation>Angleichen stellt die &amp;Sättigung ein</translation>
        </message>
        <message>
            <source>Match sets the stereo &amp;width</source>
            <translation>Angleichen stellt die Stereo&amp;breite ein</translation>
        </message>
        <message>
            <source>Only the method Refine sets it</source>
            <translation>Das tut nur das Verfahren Refine</translation>
        </message>
        <message>
            <source>Where both tracks are stereo</source>
            <translation>Wenn beide Aufnahmen stereo sind</translation>
        </message>
        <message>
            <source>Strength of each section and what else Match sets: changed</source>
            <translation>Stärke jedes Abschnitts und was Angleichen noch einstellt: geändert</translation>
        </message>
        <message>
            <source>Strength of each section and what else Match sets</source>
            <translation>Stärke jedes Abschnitts und was Angleichen noch einstellt</translation>
        </message>
        <message>
            <source>Where the equaliser is matched</source>
            <translation>Wo der Equalizer angeglichen wird</translation>
        </message>
        <message>
            <source>Range and bands of the matched equaliser: limited</source>
            <translation>Bereich und Bänder des angeglichenen Equalizers: begrenzt</translation>
        </message>
        <message>
            <source>Range and bands of the matched equaliser</source>
            <translation>Bereich und Bänder des angeglichenen Equalizers</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::MatchBinding</name>
        <message>
            <source>Open an input and a reference first</source>
            <translation>Öffnen Sie erst einen Eingang und eine Referenz</translation>
        </message>
        <message>
            <source>Choose at least one of EQ, dynamics and level</source>
            <translation>Wählen Sie mindestens eins von EQ, Dynamik und Pegel</translation>
        </message>
        <message>
            <source>Set the effects so that the input sounds like the reference (%1)</source>
            <translation>Die Effekte so einstellen, dass der Eingang wie die Referenz klingt (%1)</translation>
        </message>
        <message>
            <source>&amp;Revert all to prediction</source>
            <translation>&amp;Alles auf die Vorhersage zurück</translation>
        </message>
        <message>
            <source>&amp;Reset all effects</source>
            <translation>Alle Effekte &amp;zurücksetzen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::MatchRun</name>
        <message>
            <source>Matching</source>
            <translation>Wird angeglichen</translation>
        </message>
        <message>
            <source>Match needs two tracks. Drop an input and a reference onto the wells at the top.</source>
            <translation>Zum Angleichen braucht es zwei Aufnahmen. Legen Sie Eingang und Referenz oben ab.</translation>
        </message>
        <message>
            <source>%1, model %2</source>
            <translation>%1, Modell %2</translation>
        </message>
        <message>
            <source>Matched in %1 s (%2).</source>
            <translation>In %1 s angeglichen (%2).</translation>
        </message>
        <message>
            <source>Your earlier edits come back with Undo.</source>
            <translation>Ihre früheren Änderungen kommen mit Rückgängig wieder.</translation>
        </message>
        <message>
            <source>Your earlier edits are kept as settings %1.</source>
            <translation>Ihre früheren Änderungen bleiben als Einstellungen %1 erhalten.</translation>
        </message>
        <message>
            <source>Stopped early (%1): the best settings so far are kept. Undo takes them back.</source>
            <translation>Vorzeitig beendet (%1): Die bisher besten Einstellungen bleiben. Rückgängig nimmt sie zurück.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::MessageBar</name>
        <message>
            <source>Message</source>
            <translation>Nachricht</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy this message, for example for a report</source>
            <translation>Diese Nachricht kopieren, zum Beispiel für einen Bericht</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>1 of %1</source>
            <translation>1 von %1</translation>
        </message>
        <message>
            <source>Export with limiter…</source>
            <translation>Mit Limiter exportieren…</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ModelList</name>
        <message>
            <source>Looking for models</source>
            <translation>Modelle werden gesucht</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ModelManager</name>
        <message>
            <source>%1 of %2 held-back recordings</source>
            <translation>%1 von %2 zurückgehaltenen Aufnahmen</translation>
        </message>
        <message>
            <source>Cannot be used</source>
            <translation>Nicht brauchbar</translation>
        </message>
        <message>
            <source>Started from</source>
            <translation>Ausgegangen von</translation>
        </message>
        <message>
            <source>Better than it on</source>
            <translation>Besser als dieses bei</translation>
        </message>
        <message>
            <source>Trained on</source>
            <translation>Trainiert mit</translation>
        </message>
        <message>
            <source>Sets</source>
            <translation>Stellt ein</translation>
        </message>
        <message>
            <source>Sample rates</source>
            <translation>Abtastraten</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Beispiele</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>Held-out loss</source>
            <translation>Verlust auf Zurückgehaltenem</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ModelsDialog</name>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>Card of the model</source>
            <translation>Angaben zum Modell</translation>
        </message>
        <message>
            <source>Use as &amp;default</source>
            <translation>Als &amp;Standard</translation>
        </message>
        <message>
            <source>Re&amp;name…</source>
            <translation>&amp;Umbenennen…</translation>
        </message>
        <message>
            <source>Re&amp;move…</source>
            <translation>&amp;Entfernen…</translation>
        </message>
        <message>
            <source>Show &amp;folder</source>
            <translation>&amp;Ordner zeigen</translation>
        </message>
        <message>
            <source>cannot be used</source>
            <translation>nicht brauchbar</translation>
        </message>
        <message>
            <source>default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>came with Semblance</source>
            <translation>mitgeliefert</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>eigenes</translation>
        </message>
        <message>
            <source>No model was found</source>
            <translation>Kein Modell gefunden</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Models that came with Semblance are kept</source>
            <translation>Mitgelieferte Modelle bleiben erhalten</translation>
        </message>
        <message>
            <source>Rename the model</source>
            <translation>Modell umbenennen</translation>
        </message>
        <message>
            <source>New name of “%1”</source>
            <translation>Neuer Name von „%1“</translation>
        </message>
        <message>
            <source>Remove the model “%1”?</source>
            <translation>Das Modell „%1“ entfernen?</translation>
        </message>
        <message>
            <source>Its file is deleted; it cannot be brought back. Sessions that name it need another model.</source>
            <translation>Seine Datei wird gelöscht und lässt sich nicht zurückholen. Sitzungen, die es nennen, brauchen ein anderes Modell.</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Entfernen</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stand</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::OutcomePage</name>
        <message>
            <source>Both models on the held-back recordings</source>
            <translation>Beide Modelle bei den zurückgehaltenen Aufnahmen</translation>
        </message>
        <message>
            <source>Held-back recording</source>
            <translation>Zurückgehaltene Aufnahme</translation>
        </message>
        <message>
            <source>Unprocessed</source>
            <translation>Unbearbeitet</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
        <message>
            <source>The model has learned from none of these</source>
            <translation>Von keiner davon hat das Modell gelernt</translation>
        </message>
        <message>
            <source>Distance of the spectra over time from the right answer; lower is better</source>
            <translation>Abstand der Spektren über die Zeit von der richtigen Antwort; weniger ist besser</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>better</source>
            <translation>besser</translation>
        </message>
        <message>
            <source>not better</source>
            <translation>nicht besser</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>&amp;Anhalten</translation>
        </message>
        <message>
            <source>&amp;Listen</source>
            <translation>A&amp;nhören</translation>
        </message>
        <message>
            <source>Making a pair of the recording…</source>
            <translation>Hörbeispiel der Aufnahme wird erzeugt…</translation>
        </message>
        <message>
            <source>A pair made of the chosen recording, as both models answer it, equally loud.</source>
            <translation>Ein Paar aus der gewählten Aufnahme, wie beide Modelle es beantworten, gleich laut.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ParameterEditor</name>
        <message>
            <source>Changed by hand. Click to go back to the predicted %1</source>
            <translation>Von Hand geändert. Klick geht zurück auf vorhergesagte %1</translation>
        </message>
        <message>
            <source>&amp;Revert to the prediction (%1)</source>
            <translation>Auf die &amp;Vorhersage zurück (%1)</translation>
        </message>
        <message>
            <source>Set to &amp;neutral (%1)</source>
            <translation>Auf &amp;neutral (%1)</translation>
        </message>
        <message>
            <source>&amp;Enter a value</source>
            <translation>Wert &amp;eingeben</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ParameterPanel</name>
        <message>
            <source>Effects</source>
            <translation>Effekte</translation>
        </message>
        <message>
            <source>Revert all</source>
            <translation>Alles zurück</translation>
        </message>
        <message>
            <source>Every control back to what was predicted</source>
            <translation>Jeder Regler zurück auf die Vorhersage</translation>
        </message>
        <message>
            <source>Chain of effects</source>
            <translation>Effektkette</translation>
        </message>
        <message>
            <source>Which effects the sound passes. Controls of the others keep their values and are not heard.</source>
            <translation>Welche Effekte der Klang durchläuft. Regler der anderen behalten ihre Werte und sind nicht zu hören.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ParameterSlider</name>
        <message>
            <source>%1
Double-click: back to the prediction, again: neutral</source>
            <translation>%1
Doppelklick: zurück auf die Vorhersage, noch einmal: neutral</translation>
        </message>
        <message>
            <source>%1. Predicted: %2</source>
            <translation>%1. Vorhergesagt: %2</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::PlanPage</name>
        <message>
            <source>Default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>The model that is trained further. It stays as it is.</source>
            <translation>Das Modell, das weitertrainiert wird. Es bleibt, wie es ist.</translation>
        </message>
        <message>
            <source>As recommended (%1 steps)</source>
            <translation>Wie empfohlen (%1 Schritte)</translation>
        </message>
        <message>
            <source>About %1</source>
            <translation>Etwa %1</translation>
        </message>
        <message>
            <source>&amp;Name of the new model</source>
            <translation>&amp;Name des neuen Modells</translation>
        </message>
        <message>
            <source>&amp;Start from</source>
            <translation>&amp;Ausgehen von</translation>
        </message>
        <message>
            <source>&amp;Length</source>
            <translation>&amp;Dauer</translation>
        </message>
        <message>
            <source>Held-back recordings</source>
            <translation>Zurückgehaltene Aufnahmen</translation>
        </message>
        <message>
            <source>Trained on</source>
            <translation>Trainiert mit</translation>
        </message>
        <message>
            <source>Held back</source>
            <translation>Zurückgehalten</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>Expected time</source>
            <translation>Erwartete Zeit</translation>
        </message>
        <message>
            <source>Compared on</source>
            <translation>Verglichen an</translation>
        </message>
        <message>
            <source>%1 recordings, %2 min</source>
            <translation>%1 Aufnahmen, %2 min</translation>
        </message>
        <message>
            <source>%1 to choose the best weights by, %2 to compare both models on; the model never learns from them</source>
            <translation>%1 zur Wahl der besten Gewichte, %2 zum Vergleich beider Modelle; von ihnen lernt das Modell nicht</translation>
        </message>
        <message>
            <source>about %1: examples %2, training %3, comparison %4</source>
            <translation>etwa %1: Beispiele %2, Training %3, Vergleich %4</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::PlaybackController</name>
        <message>
            <source>No sound device</source>
            <translation>Kein Tongerät</translation>
        </message>
        <message>
            <source>Sound device lost</source>
            <translation>Tongerät verloren</translation>
        </message>
        <message>
            <source>The sound device has gone away. Plug it in again or choose another one in the preferences.</source>
            <translation>Das Tongerät ist weg. Schließen Sie es wieder an, oder wählen Sie in den Voreinstellungen ein anderes.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::PreferencesDialog</name>
        <message>
            <source>Preferences</source>
            <translation>Voreinstellungen</translation>
        </message>
        <message>
            <source>So&amp;und</source>
            <translation>&amp;Ton</translation>
        </message>
        <message>
            <source>&amp;Appearance</source>
            <translation>&amp;Aussehen</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Farben</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <source>Folder to open tracks from</source>
            <translation>Ordner, aus dem Stücke geöffnet werden</translation>
        </message>
        <message>
            <source>where the last one was</source>
            <translation>wo das letzte lag</translation>
        </message>
        <message>
            <source>Folder for results</source>
            <translation>Ordner für Ergebnisse</translation>
        </message>
        <message>
            <source>beside the input</source>
            <translation>neben dem Eingang</translation>
        </message>
        <message>
            <source>Names of &amp;notes beside frequencies</source>
            <translation>&amp;Notennamen neben Frequenzen</translation>
        </message>
        <message>
            <source>&amp;Folders</source>
            <translation>&amp;Ordner</translation>
        </message>
        <message>
            <source>U&amp;nits</source>
            <translation>&amp;Einheiten</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Size of text and controls, on top of what the system sets</source>
            <translation>Größe von Text und Reglern, zusätzlich zu der des Systems</translation>
        </message>
        <message>
            <source>Another size or language is used from the next start on.</source>
            <translation>Andere Größe oder Sprache gelten ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Show: %1</source>
            <translation>Zeigen: %1</translation>
        </message>
        <message>
            <source>&amp;Open from</source>
            <translation>Öffnen &amp;aus</translation>
        </message>
        <message>
            <source>&amp;Export to</source>
            <translation>E&amp;xportieren nach</translation>
        </message>
        <message>
            <source>Your presets</source>
            <translation>Eigene Presets</translation>
        </message>
        <message>
            <source>Your models</source>
            <translation>Eigene Modelle</translation>
        </message>
        <message>
            <source>Minutes and seconds</source>
            <translation>Minuten und Sekunden</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>Samples</translation>
        </message>
        <message>
            <source>Levels are always in dB, loudness in LUFS by BS.1770, frequencies in Hz.</source>
            <translation>Pegel stehen immer in dB, Lautheit in LUFS nach BS.1770, Frequenzen in Hz.</translation>
        </message>
        <message>
            <source>&amp;Position</source>
            <translation>&amp;Position</translation>
        </message>
        <message>
            <source>&amp;Size</source>
            <translation>&amp;Größe</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::PresetMenu</name>
        <message>
            <source>With Semblance</source>
            <translation>Von Semblance</translation>
        </message>
        <message>
            <source>Your own</source>
            <translation>Eigene</translation>
        </message>
        <message>
            <source>&amp;Save as preset…</source>
            <translation>Als Preset &amp;sichern…</translation>
        </message>
        <message>
            <source>&amp;Open preset file…</source>
            <translation>Preset-Datei &amp;öffnen…</translation>
        </message>
        <message>
            <source>Show &amp;folder</source>
            <translation>&amp;Ordner zeigen</translation>
        </message>
        <message>
            <source>Sets every control; one step to undo</source>
            <translation>Stellt jeden Regler ein; ein Schritt rückgängig</translation>
        </message>
        <message>
            <source>Preset %1 saved.</source>
            <translation>Preset %1 gesichert.</translation>
        </message>
        <message>
            <source>Save as preset</source>
            <translation>Als Preset sichern</translation>
        </message>
        <message>
            <source>Name of the preset</source>
            <translation>Name des Presets</translation>
        </message>
        <message>
            <source>Open preset</source>
            <translation>Preset öffnen</translation>
        </message>
        <message>
            <source>Semblance presets (*.preset.json)</source>
            <translation>Semblance-Presets (*.preset.json)</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ProgressStrip</name>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Stop this (Esc)</source>
            <translation>Anhalten (Esc)</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>about %1 left</source>
            <translation>noch etwa %1</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::RecentFiles</name>
        <message>
            <source>None yet</source>
            <translation>Noch keine</translation>
        </message>
        <message>
            <source>Forget all</source>
            <translation>Alle vergessen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::RecordingsPage</name>
        <message>
            <source>A model learns the sound of your own recordings best from finished ones: mixes and masters of the kind you work on, half an hour or more. Nothing leaves this machine.</source>
            <translation>Den Klang eigener Aufnahmen lernt ein Modell am besten von fertigen: Mischungen und Master der Art, an der Sie arbeiten, eine halbe Stunde oder mehr. Nichts verlässt diesen Rechner.</translation>
        </message>
        <message>
            <source>&amp;Go on</source>
            <translation>&amp;Fortsetzen</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>&amp;Verwerfen</translation>
        </message>
        <message>
            <source>Folders with recordings</source>
            <translation>Ordner mit Aufnahmen</translation>
        </message>
        <message>
            <source>&amp;Add folder…</source>
            <translation>Ordner &amp;hinzufügen…</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Entfernen</translation>
        </message>
        <message>
            <source>or drop folders here</source>
            <translation>oder hier ablegen</translation>
        </message>
        <message>
            <source>Recordings in the folders</source>
            <translation>Aufnahmen in den Ordnern</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Can it be used?</source>
            <translation>Brauchbar?</translation>
        </message>
        <message>
            <source>Folder with recordings</source>
            <translation>Ordner mit Aufnahmen</translation>
        </message>
        <message>
            <source>The fine-tuning of “%1” was interrupted at step %2 of %3. Starting another one discards it.</source>
            <translation>Das Training von „%1“ wurde bei Schritt %2 von %3 unterbrochen. Ein neues zu beginnen verwirft es.</translation>
        </message>
        <message>
            <source>Looking through the recordings…</source>
            <translation>Aufnahmen werden durchgesehen…</translation>
        </message>
        <message>
            <source>No folder chosen yet</source>
            <translation>Noch kein Ordner gewählt</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::RecoveryDialog</name>
        <message>
            <source>Never saved</source>
            <translation>Nie gesichert</translation>
        </message>
        <message>
            <source>Recover unsaved work</source>
            <translation>Nicht gesicherte Arbeit wiederherstellen</translation>
        </message>
        <message>
            <source>Semblance did not end in good order the last time. This work was not saved:</source>
            <translation>Semblance endete das letzte Mal nicht ordentlich. Diese Arbeit war nicht gesichert:</translation>
        </message>
        <message>
            <source>Unsaved work</source>
            <translation>Nicht gesicherte Arbeit</translation>
        </message>
        <message>
            <source>&amp;Discard</source>
            <translation>&amp;Verwerfen</translation>
        </message>
        <message>
            <source>Delete this work for good</source>
            <translation>Diese Arbeit endgültig löschen</translation>
        </message>
        <message>
            <source>&amp;Later</source>
            <translation>&amp;Später</translation>
        </message>
        <message>
            <source>Ask again at the next start</source>
            <translation>Beim nächsten Start wieder fragen</translation>
        </message>
        <message>
            <source>Open &amp;saved version</source>
            <translation>&amp;Gesicherte Fassung öffnen</translation>
        </message>
        <message>
            <source>Open the session as it was saved and give up the rest</source>
            <translation>Die Sitzung öffnen, wie sie gesichert ist, und den Rest aufgeben</translation>
        </message>
        <message>
            <source>&amp;Recover</source>
            <translation>&amp;Wiederherstellen</translation>
        </message>
        <message>
            <source>Go on where the work stopped</source>
            <translation>Weitermachen, wo die Arbeit aufhörte</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ReferencePanel</name>
        <message>
            <source>References</source>
            <translation>Referenzen</translation>
        </message>
        <message>
            <source>How much this reference counts beside the others</source>
            <translation>Wie viel diese Referenz neben den anderen zählt</translation>
        </message>
        <message>
            <source>Listen to %1</source>
            <translation>%1 anhören</translation>
        </message>
        <message>
            <source>Show and hear this reference: %1</source>
            <translation>Diese Referenz zeigen und anhören: %1</translation>
        </message>
        <message>
            <source>Weight of %1</source>
            <translation>Gewicht von %1</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>%1 entfernen</translation>
        </message>
        <message>
            <source>Remove this reference</source>
            <translation>Diese Referenz entfernen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::RelinkDialog</name>
        <message>
            <source>Find the tracks</source>
            <translation>Aufnahmen suchen</translation>
        </message>
        <message>
            <source>Tracks of this session are not where they were. Where are they now?</source>
            <translation>Aufnahmen dieser Sitzung sind nicht mehr am alten Ort. Wo sind sie jetzt?</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Eingang</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <source>Find…</source>
            <translation>Suchen…</translation>
        </message>
        <message>
            <source>Find %1</source>
            <translation>%1 suchen</translation>
        </message>
        <message>
            <source>Not found in %1</source>
            <translation>Nicht gefunden in %1</translation>
        </message>
        <message>
            <source>Found: %1</source>
            <translation>Gefunden: %1</translation>
        </message>
        <message>
            <source>%1 is another recording than the one that was saved. It can be used all the same.</source>
            <translation>%1 ist eine andere Aufnahme als die gesicherte. Sie kann trotzdem benutzt werden.</translation>
        </message>
        <message>
            <source>&amp;Open session</source>
            <translation>Sitzung ö&amp;ffnen</translation>
        </message>
        <message>
            <source>&amp;Open without them</source>
            <translation>&amp;Ohne sie öffnen</translation>
        </message>
        <message>
            <source>Reference %1</source>
            <translation>Referenz %1</translation>
        </message>
        <message>
            <source>&amp;Open without it</source>
            <translation>&amp;Ohne sie öffnen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ResultMeasurement</name>
        <message>
            <source>Measuring the result</source>
            <translation>Ergebnis wird gemessen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::RunPage</name>
        <message>
            <source>Making examples of the recordings</source>
            <translation>Beispiele werden aus den Aufnahmen erzeugt</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Comparing both models on the held-back recordings</source>
            <translation>Beide Modelle werden an zurückgehaltenen Aufnahmen verglichen</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>You can go on working in the window meanwhile; everything is a little slower.</source>
            <translation>Sie können im Fenster weiterarbeiten; alles geht etwas langsamer.</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Wird beendet…</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Angehalten</translation>
        </message>
        <message>
            <source>about %1 left</source>
            <translation>noch etwa %1</translation>
        </message>
        <message>
            <source>&amp;Continue</source>
            <translation>&amp;Weiter</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>&amp;Anhalten</translation>
        </message>
        <message>
            <source>%1 steps are to come</source>
            <translation>%1 Schritte stehen bevor</translation>
        </message>
        <message>
            <source>Step %1 of %2 · training %3 · held-out %4</source>
            <translation>Schritt %1 von %2 · Training %3 · zurückgehalten %4</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::SavedReferenceMenu</name>
        <message>
            <source>Saving the reference</source>
            <translation>Die Referenz wird gesichert</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Entfernen</translation>
        </message>
        <message>
            <source>None saved yet</source>
            <translation>Noch keine gesichert</translation>
        </message>
        <message>
            <source>&amp;Save this reference…</source>
            <translation>Diese Referenz &amp;sichern…</translation>
        </message>
        <message>
            <source>Under a name, with a copy of its sound, to match others to it later</source>
            <translation>Unter einem Namen, mit einer Kopie ihres Klangs, um später anderes an sie anzugleichen</translation>
        </message>
        <message>
            <source>Show &amp;folder</source>
            <translation>&amp;Ordner zeigen</translation>
        </message>
        <message numerus="yes">
            <source>%n recordings, instead of the present reference</source>
            <translation>
                <numerusform>%n Aufnahme, statt der jetzigen Referenz</numerusform>
                <numerusform>%n Aufnahmen, statt der jetzigen Referenz</numerusform>
            </translation>
        </message>
        <message>
            <source>Save this reference</source>
            <translation>Diese Referenz sichern</translation>
        </message>
        <message>
            <source>Name of the reference</source>
            <translation>Name der Referenz</translation>
        </message>
        <message>
            <source>Reference %1 saved: File &gt; Saved references.</source>
            <translation>Referenz %1 gesichert: Datei &gt; Gesicherte Referenzen.</translation>
        </message>
        <message>
            <source>Remove a saved reference</source>
            <translation>Gesicherte Referenz entfernen</translation>
        </message>
        <message>
            <source>Remove the saved reference “%1”?</source>
            <translation>Die gesicherte Referenz „%1“ entfernen?</translation>
        </message>
        <message>
            <source>Its copies of the recordings are deleted. Sessions that use them need another reference.</source>
            <translation>Ihre Kopien der Aufnahmen werden gelöscht. Sitzungen, die sie verwenden, brauchen eine andere Referenz.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::SectionStrengthPanel</name>
        <message>
            <source>EQ</source>
            <translation>EQ</translation>
        </message>
        <message>
            <source>Dynamics</source>
            <translation>Dynamik</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>Strength of %1</source>
            <translation>Stärke von %1</translation>
        </message>
        <message>
            <source>Times the strength of the whole. Double-click for 100 %.</source>
            <translation>Mal der Stärke des Ganzen. Doppelklick für 100 %.</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Saturation</source>
            <translation>Sättigung</translation>
        </message>
        <message>
            <source>Stereo width</source>
            <translation>Stereobreite</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::SessionFiles</name>
        <message>
            <source>Semblance sessions (*.%1)</source>
            <translation>Semblance-Sitzungen (*.%1)</translation>
        </message>
        <message>
            <source>Open session</source>
            <translation>Sitzung öffnen</translation>
        </message>
        <message>
            <source>%1 has changed since the session was saved.</source>
            <translation>%1 hat sich seit dem Sichern der Sitzung geändert.</translation>
        </message>
        <message>
            <source>Save session</source>
            <translation>Sitzung sichern</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>Nicht gesicherte Änderungen</translation>
        </message>
        <message>
            <source>The session “%1” has changes that are not saved.</source>
            <translation>Die Sitzung „%1“ hat Änderungen, die nicht gesichert sind.</translation>
        </message>
        <message>
            <source>Save them before going on?</source>
            <translation>Vor dem Weitermachen sichern?</translation>
        </message>
        <message>
            <source>The reference %1 was not found; it is left out.</source>
            <translation>Die Referenz %1 wurde nicht gefunden; sie entfällt.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::SettingsExportDialog</name>
        <message>
            <source>Plain text</source>
            <translation>Reiner Text</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Equalizer APO filters</source>
            <translation>Filter für Equalizer APO</translation>
        </message>
        <message>
            <source>Room EQ Wizard filters</source>
            <translation>Filter für Room EQ Wizard</translation>
        </message>
        <message>
            <source>Impulse response, minimum phase</source>
            <translation>Impulsantwort, minimalphasig</translation>
        </message>
        <message>
            <source>Impulse response, linear phase</source>
            <translation>Impulsantwort, linearphasig</translation>
        </message>
        <message>
            <source>Every control with its unit, to read or to type into another program.</source>
            <translation>Jeder Regler mit Einheit, zum Lesen oder Eintippen in ein anderes Programm.</translation>
        </message>
        <message>
            <source>Every control, for programs.</source>
            <translation>Jeder Regler, für Programme.</translation>
        </message>
        <message>
            <source>The equaliser for Equalizer APO and programs that read its files. Compressor and gains are left out.</source>
            <translation>Der Equalizer für Equalizer APO und Programme, die dessen Dateien lesen. Kompressor und Pegel fehlen.</translation>
        </message>
        <message>
            <source>The equaliser for Room EQ Wizard (generic equaliser). Compressor and gains are left out.</source>
            <translation>Der Equalizer für Room EQ Wizard (allgemeiner Equalizer). Kompressor und Pegel fehlen.</translation>
        </message>
        <message>
            <source>The equaliser as a sound file for convolvers. It sounds like the equaliser itself and adds no delay. Compressor and gains are left out.</source>
            <translation>Der Equalizer als Klangdatei für Faltungsprogramme. Klingt wie der Equalizer selbst und verzögert nicht. Kompressor und Pegel fehlen.</translation>
        </message>
        <message>
            <source>The equaliser as a sound file for convolvers, without phase shift. It delays the sound by half its length. Compressor and gains are left out.</source>
            <translation>Der Equalizer als Klangdatei für Faltungsprogramme, ohne Phasendrehung. Verzögert den Klang um die halbe Länge. Kompressor und Pegel fehlen.</translation>
        </message>
        <message>
            <source>Sample &amp;rate</source>
            <translation>Abtast&amp;rate</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Export settings</source>
            <translation>Einstellungen exportieren</translation>
        </message>
        <message>
            <source>A convolver needs the response at the rate at which it runs</source>
            <translation>Ein Faltungsprogramm braucht die Antwort mit der Rate, mit der es läuft</translation>
        </message>
        <message>
            <source>Settings in this form</source>
            <translation>Einstellungen in dieser Form</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>&amp;Sichern…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>&amp;Form</source>
            <translation>&amp;Form</translation>
        </message>
        <message>
            <source>A mono WAV file, 32-bit float, %1, %2 samples (%3 s).</source>
            <translation>Eine WAV-Datei in Mono, 32 Bit Gleitkomma, %1, %2 Samples (%3 s).</translation>
        </message>
        <message>
            <source>GraphicEQ line</source>
            <translation>GraphicEQ-Zeile</translation>
        </message>
        <message>
            <source>Table of the curve (CSV)</source>
            <translation>Tabelle der Kurve (CSV)</translation>
        </message>
        <message>
            <source>The equaliser&apos;s curve as one line, for programs that read Equalizer APO&apos;s GraphicEQ. Compressor and gains are left out.</source>
            <translation>Die Kurve des Equalizers als eine Zeile, für Programme, die GraphicEQ von Equalizer APO lesen. Kompressor und Verstärkungen sind nicht dabei.</translation>
        </message>
        <message>
            <source>The equaliser&apos;s curve as a table of frequencies and gains, for spreadsheets. Compressor and gains are left out.</source>
            <translation>Die Kurve des Equalizers als Tabelle von Frequenzen und Verstärkungen, für Tabellenprogramme. Kompressor und Verstärkungen sind nicht dabei.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ShortcutList</name>
        <message>
            <source>Keyboard and mouse</source>
            <translation>Tastatur und Maus</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Equaliser plot and controls</source>
            <translation>Equalizer-Kurve und Regler</translation>
        </message>
        <message>
            <source>Frequency and gain of a band</source>
            <translation>Frequenz und Pegel eines Bandes</translation>
        </message>
        <message>
            <source>Drag its node, or arrow keys</source>
            <translation>Knoten ziehen, oder Pfeiltasten</translation>
        </message>
        <message>
            <source>Fine</source>
            <translation>Fein</translation>
        </message>
        <message>
            <source>Hold Shift</source>
            <translation>Umschalttaste halten</translation>
        </message>
        <message>
            <source>Q of a band</source>
            <translation>Güte eines Bandes</translation>
        </message>
        <message>
            <source>Wheel, or Page Up and Page Down</source>
            <translation>Mausrad, oder Bild auf und ab</translation>
        </message>
        <message>
            <source>Gain of a band</source>
            <translation>Pegel eines Bandes</translation>
        </message>
        <message>
            <source>Ctrl+Wheel</source>
            <translation>Strg+Mausrad</translation>
        </message>
        <message>
            <source>Switch a band off or on</source>
            <translation>Ein Band aus- oder einschalten</translation>
        </message>
        <message>
            <source>Alt+click on its node</source>
            <translation>Alt+Klick auf seinen Knoten</translation>
        </message>
        <message>
            <source>Menu of a band or a value</source>
            <translation>Menü eines Bandes oder Wertes</translation>
        </message>
        <message>
            <source>Right-click</source>
            <translation>Rechtsklick</translation>
        </message>
        <message>
            <source>Back to the predicted value, then to neutral</source>
            <translation>Zurück auf die Vorhersage, dann auf neutral</translation>
        </message>
        <message>
            <source>Double-click</source>
            <translation>Doppelklick</translation>
        </message>
        <message>
            <source>Select a passage</source>
            <translation>Eine Stelle auswählen</translation>
        </message>
        <message>
            <source>Drag in a waveform</source>
            <translation>In einer Wellenform ziehen</translation>
        </message>
        <message>
            <source>Zoom a waveform</source>
            <translation>In eine Wellenform zoomen</translation>
        </message>
        <message>
            <source>Wheel</source>
            <translation>Mausrad</translation>
        </message>
        <message>
            <source>Press the focused button</source>
            <translation>Den Knopf mit dem Fokus drücken</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabetaste</translation>
        </message>
        <message>
            <source>Keys and gestures</source>
            <translation>Tasten und Gesten</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::SourceButton</name>
        <message>
            <source>Hear %1</source>
            <translation>%1 hören</translation>
        </message>
        <message>
            <source>Hear this track (key %1)</source>
            <translation>Diese Aufnahme hören (Taste %1)</translation>
        </message>
        <message>
            <source>Level-matched by %1</source>
            <translation>Angeglichen um %1</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::SourceLegend</name>
        <message>
            <source>Predicted EQ</source>
            <translation>Vorhergesagter EQ</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::SourceSwitch</name>
        <message>
            <source>What is heard</source>
            <translation>Was zu hören ist</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::SpectrumOptions</name>
        <message>
            <source>± %1 dB</source>
            <translation>± %1 dB</translation>
        </message>
        <message>
            <source>Gain</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>1/24 octave</source>
            <translation>1/24 Oktave</translation>
        </message>
        <message>
            <source>1/12 octave</source>
            <translation>1/12 Oktave</translation>
        </message>
        <message>
            <source>1/6 octave</source>
            <translation>1/6 Oktave</translation>
        </message>
        <message>
            <source>1/3 octave</source>
            <translation>1/3 Oktave</translation>
        </message>
        <message>
            <source>Tilt</source>
            <translation>Neigung</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>3 dB/oct</source>
            <translation>3 dB/Okt</translation>
        </message>
        <message>
            <source>4.5 dB/oct</source>
            <translation>4.5 dB/Okt</translation>
        </message>
        <message>
            <source>6 dB/oct</source>
            <translation>6 dB/Okt</translation>
        </message>
        <message>
            <source>Average</source>
            <translation>Mittel</translation>
        </message>
        <message>
            <source>whole track</source>
            <translation>ganze Spur</translation>
        </message>
        <message>
            <source>selection</source>
            <translation>Auswahl</translation>
        </message>
        <message>
            <source>slow (3 s)</source>
            <translation>langsam (3 s)</translation>
        </message>
        <message>
            <source>fast (0.3 s)</source>
            <translation>schnell (0,3 s)</translation>
        </message>
        <message>
            <source>What the spectra are averages of. Slow and fast follow the track that is heard</source>
            <translation>Worüber die Spektren gemittelt sind. Langsam und schnell folgen der Spur, die zu hören ist</translation>
        </message>
        <message>
            <source>Ranges</source>
            <translation>Bereiche</translation>
        </message>
        <message>
            <source>Shades the levels between which each track is for 80 % of the time, in thirds of an octave</source>
            <translation>Hinterlegt die Pegel, zwischen denen jede Spur 80 % der Zeit liegt, in Terzen</translation>
        </message>
        <message>
            <source>Width of the bands that the spectra are drawn in</source>
            <translation>Breite der Bänder, in denen die Spektren gezeichnet werden</translation>
        </message>
        <message>
            <source>Raises the treble in the picture so that a spectrum that falls like this is level</source>
            <translation>Hebt die Höhen im Bild an, so dass ein Spektrum, das so abfällt, eben ist</translation>
        </message>
        <message>
            <source>Height of the equaliser&apos;s scale. Automatic: as the curve needs it</source>
            <translation>Höhe der Skala des Equalizers. Automatisch: wie die Kurve sie braucht</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>automatisch</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::SpectrumPlot</name>
        <message>
            <source>No band selected. Tab selects the bands in turn.</source>
            <translation>Kein Band gewählt. Die Tabulatortaste wählt sie der Reihe nach.</translation>
        </message>
        <message>
            <source>Equaliser and spectra</source>
            <translation>Equalizer und Spektren</translation>
        </message>
        <message>
            <source>Drag a node to change frequency and gain, turn the wheel over it to change its width</source>
            <translation>Einen Knoten ziehen ändert Frequenz und Pegel, das Mausrad darüber die Breite</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>dB</translation>
        </message>
        <message>
            <source>dBFS</source>
            <translation>dBFS</translation>
        </message>
        <message>
            <source>Drag a node up or down to change the gain of its octave</source>
            <translation>Einen Knoten auf oder ab ziehen, um den Pegel seiner Oktave zu ändern</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::StaticCurvePlot</name>
        <message>
            <source>Threshold %1, ratio %2</source>
            <translation>Schwelle %1, Verhältnis %2</translation>
        </message>
        <message>
            <source>Compressor curve</source>
            <translation>Kompressorkurve</translation>
        </message>
        <message>
            <source>Level in against level out: drag T for the threshold, R for the ratio</source>
            <translation>Pegel hinein gegen Pegel heraus: T ziehen für die Schwelle, R für das Verhältnis</translation>
        </message>
        <message>
            <source>Compressor: in → out (dBFS)</source>
            <translation>Kompressor: ein → aus (dBFS)</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::TimelinePanel</name>
        <message>
            <source>Show loudness</source>
            <translation>Lautheit zeigen</translation>
        </message>
        <message>
            <source>Show gain reduction</source>
            <translation>Absenkung zeigen</translation>
        </message>
        <message>
            <source>Draw here how loud input and result are over time</source>
            <translation>Hier zeichnen, wie laut Eingang und Ergebnis im Verlauf sind</translation>
        </message>
        <message>
            <source>Draw here how far the compressor turns loud passages down</source>
            <translation>Hier zeichnen, wie weit der Kompressor laute Stellen absenkt</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::TrackAnalyses</name>
        <message>
            <source>Opening input</source>
            <translation>Eingang wird geöffnet</translation>
        </message>
        <message>
            <source>Opening reference</source>
            <translation>Referenz wird geöffnet</translation>
        </message>
        <message>
            <source>Analysing input</source>
            <translation>Eingang wird analysiert</translation>
        </message>
        <message>
            <source>Analysing reference</source>
            <translation>Referenz wird analysiert</translation>
        </message>
        <message>
            <source>%1 is not as long as when the session was saved; it may be another recording.</source>
            <translation>%1 ist nicht so lang wie beim Sichern der Sitzung; es mag eine andere Aufnahme sein.</translation>
        </message>
        <message>
            <source>Opening references</source>
            <translation>Referenzen werden geöffnet</translation>
        </message>
        <message>
            <source>A session holds %1 references; the rest was left out.</source>
            <translation>Eine Sitzung fasst %1 Referenzen; die übrigen wurden weggelassen.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::TrackPanel</name>
        <message>
            <source>%1 could not be analysed. Open another file, or this one again.</source>
            <translation>%1 konnte nicht analysiert werden. Öffnen Sie eine andere Datei, oder diese noch einmal.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::TrackWell</name>
        <message>
            <source>Drop the reference track here
or click to open</source>
            <translation>Referenz hier ablegen
oder klicken zum Öffnen</translation>
        </message>
        <message>
            <source>Drop the input track here
or click to open</source>
            <translation>Eingang hier ablegen
oder klicken zum Öffnen</translation>
        </message>
        <message>
            <source>Open another file as %1</source>
            <translation>Eine andere Datei als %1 öffnen</translation>
        </message>
        <message>
            <source>Open another file here</source>
            <translation>Eine andere Datei hier öffnen</translation>
        </message>
        <message>
            <source>Reading %1 …</source>
            <translation>%1 wird gelesen …</translation>
        </message>
        <message>
            <source>Add references</source>
            <translation>Referenzen hinzufügen</translation>
        </message>
        <message>
            <source>Add further references: Match aims at the middle of all of them</source>
            <translation>Weitere Referenzen hinzufügen: Angleichen zielt auf die Mitte von allen</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::TransportBar</name>
        <message>
            <source>Position</source>
            <translation>Position</translation>
        </message>
        <message>
            <source>Listening volume</source>
            <translation>Abhörlautstärke</translation>
        </message>
        <message>
            <source>Listening volume; does not change what is exported</source>
            <translation>Abhörlautstärke; ändert nicht, was exportiert wird</translation>
        </message>
        <message>
            <source>Listening volume %1; does not change what is exported</source>
            <translation>Abhörlautstärke %1; ändert nicht, was exportiert wird</translation>
        </message>
        <message>
            <source>Sound device: %1. Click to choose another one.</source>
            <translation>Tongerät: %1. Klick wählt ein anderes.</translation>
        </message>
        <message>
            <source>%1: nothing can be heard, everything else works. Click to choose one.</source>
            <translation>%1: Nichts ist zu hören, alles andere geht. Klick wählt eins.</translation>
        </message>
        <message>
            <source>%1 dB</source>
            <translation>%1 dB</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::ValueField</name>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1
%2</source>
            <translation>%1
%2</translation>
        </message>
        <message>
            <source>“%1” is not a value here. Type a number from %2; %3 was kept.</source>
            <translation>„%1“ ist hier kein Wert. Geben Sie eine Zahl von %2 ein; %3 blieb.</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::VersionSwitch</name>
        <message>
            <source>Version of the settings</source>
            <translation>Fassung der Einstellungen</translation>
        </message>
        <message>
            <source>Settings %1</source>
            <translation>Einstellungen %1</translation>
        </message>
        <message>
            <source>Settings %1: keep two versions and compare them, also while playing (key V)</source>
            <translation>Einstellungen %1: zwei Fassungen behalten und vergleichen, auch beim Abspielen (Taste V)</translation>
        </message>
        <message>
            <source>1 → 2</source>
            <translation>1 → 2</translation>
        </message>
        <message>
            <source>2 → 1</source>
            <translation>2 → 1</translation>
        </message>
        <message>
            <source>Copy settings %1 to %2</source>
            <translation>Einstellungen %1 nach %2 kopieren</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::WaveformView</name>
        <message>
            <source>%1 – %2  (%3 s)</source>
            <translation>%1 – %2  (%3 s)</translation>
        </message>
        <message>
            <source>%1 waveform</source>
            <translation>Wellenform %1</translation>
        </message>
        <message>
            <source>Drag to choose the part to match and loop, click to play from there, turn the wheel to zoom</source>
            <translation>Ziehen wählt das Stück zum Angleichen und Wiederholen, Klick spielt von dort, das Mausrad zoomt</translation>
        </message>
        <message>
            <source>Length %1</source>
            <translation>Länge %1</translation>
        </message>
        <message>
            <source>No track</source>
            <translation>Keine Aufnahme</translation>
        </message>
        <message>
            <source>%1, selection from %2 to %3</source>
            <translation>%1, Auswahl von %2 bis %3</translation>
        </message>
        <message>
            <source>%1, nothing selected</source>
            <translation>%1, nichts ausgewählt</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::WelcomePanel</name>
        <message>
            <source>Make one recording sound produced like another</source>
            <translation>Lassen Sie eine Aufnahme so produziert klingen wie eine andere</translation>
        </message>
        <message>
            <source>Drop two tracks</source>
            <translation>Zwei Aufnahmen ablegen</translation>
        </message>
        <message>
            <source>The input is changed, the reference shows how it shall sound. Any two recordings will do.</source>
            <translation>Der Eingang wird verändert, die Referenz zeigt, wie er klingen soll. Beliebige zwei Aufnahmen gehen.</translation>
        </message>
        <message>
            <source>Click Match</source>
            <translation>Angleichen klicken</translation>
        </message>
        <message>
            <source>Equaliser and compressor are set so that the input sounds like the reference.</source>
            <translation>Equalizer und Kompressor werden so eingestellt, dass der Eingang wie die Referenz klingt.</translation>
        </message>
        <message>
            <source>Listen, edit, export</source>
            <translation>Anhören, bearbeiten, exportieren</translation>
        </message>
        <message>
            <source>Compare at equal loudness, move what you like, write the result.</source>
            <translation>Vergleichen Sie bei gleicher Lautheit, bewegen Sie, was Sie mögen, schreiben Sie das Ergebnis.</translation>
        </message>
        <message>
            <source>Open the demo pair “%1”</source>
            <translation>Demo-Paar „%1“ öffnen</translation>
        </message>
        <message>
            <source>Open input…</source>
            <translation>Eingang öffnen…</translation>
        </message>
        <message>
            <source>Open reference…</source>
            <translation>Referenz öffnen…</translation>
        </message>
    </context>
    <context>
        <name>semblance::ui::WindowDialogs</name>
        <message>
            <source>_settings</source>
            <translation>_einstellungen</translation>
        </message>
        <message>
            <source>Match uses the model %1 from now on.</source>
            <translation>Angleichen verwendet ab jetzt das Modell %1.</translation>
        </message>
        <message>
            <source>The model %1 can be chosen beside Match.</source>
            <translation>Das Modell %1 kann neben „Angleichen“ gewählt werden.</translation>
        </message>
        <message>
            <source>The folder %1 could not be shown: no program opens folders.</source>
            <translation>Der Ordner %1 konnte nicht gezeigt werden: Kein Programm öffnet Ordner.</translation>
        </message>
    </context>
</TS>
