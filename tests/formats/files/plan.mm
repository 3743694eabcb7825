<map version="freeplane 1.9.13">
  <node TEXT="Plant trees." ID="ID_1">
    <hook NAME="MapStyle"/>
    <node ID="ID_2" LINK="#ID_3">
      <richcontent TYPE="NODE"><html><head/><body><p>pro: Trees cool <b>streets</b>.</p></body></html></richcontent>
      <richcontent TYPE="NOTE"><html><body><p>Measured.</p></body></html></richcontent>
      <arrowlink DESTINATION="ID_3"/>
      <icon BUILTIN="idea"/>
    </node>
    <node TEXT="con: Roots break pipes." ID="ID_3"><attribute NAME="cost" VALUE="high"/></node>
    <node TEXT="unless: The pipes are deep." ID="ID_4"/>
    <node TEXT="Data" ID="ID_5"/>
  </node>
</map>
