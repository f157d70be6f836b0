using System.Text;

namespace Inbox.Web;

/// <summary>A line typed at the terminal that is not shown.</summary>
internal sealed class HiddenLine
{
    private readonly StringBuilder typed = new();

    public string Read()
    {
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (key.KeyChar != '\0')
            {
                typed.Append(key.KeyChar);
            }
        }

        return typed.ToString();
    }
}
