namespace Inbox.MetaSimulator.Pages;

/// <summary>What the frame around every page links to.</summary>
public sealed record ShellLinks(string Home, string Style, string Icon)
{
    internal static ShellLinks From(SimulatorAddress address) =>
        new(address.Home, address.Style, address.PicturePath("face-1"));
}
