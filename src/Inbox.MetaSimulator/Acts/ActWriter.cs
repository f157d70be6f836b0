namespace Inbox.MetaSimulator.Acts;

/// <summary>Carries out an act of any kind (meta-platform 2).</summary>
internal sealed class ActWriter(MessageActs messageActs, ChangeActs changeActs, ThreadActs threadActs)
{
    public static bool IsKnown(string kind) =>
        MessageActs.Kinds.Contains(kind) || ChangeActs.Kinds.Contains(kind) || ThreadActs.Kinds.Contains(kind);

    public ActResult Write(Act act) => act.Kind switch
    {
        _ when MessageActs.Kinds.Contains(act.Kind) => messageActs.Write(act),
        _ when ChangeActs.Kinds.Contains(act.Kind) => changeActs.Write(act),
        _ when ThreadActs.Kinds.Contains(act.Kind) => threadActs.Write(act),
        _ => act.Refuse($"There is no act {act.Kind} here."),
    };
}
